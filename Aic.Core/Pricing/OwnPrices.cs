namespace Aic.Core.Pricing;

/// <summary>The user's own prices and model aliases.</summary>
internal sealed class OwnPrices
{
    private readonly IReadOnlyList<PriceEntry> _entries;
    private readonly PriceIndex _index = new();
    private readonly Dictionary<string, string> _aliases = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes prices and aliases.</summary>
    /// <param name="entries">The prices.</param>
    /// <param name="aliases">Names in usage, and what is meant by them.</param>
    /// <param name="canonicalVendor">The id of a vendor that somebody named.</param>
    public OwnPrices(IReadOnlyList<PriceEntry> entries, IReadOnlyDictionary<string, string> aliases, Func<string, string> canonicalVendor)
    {
        _entries = entries;
        for (int i = 0; i < entries.Count; i++)
        {
            _index.Add(entries[i].Vendor is { } vendor ? canonicalVendor(vendor) : null, entries[i].Model, entries[i].Aliases, i);
        }

        foreach ((string name, string model) in aliases)
        {
            _aliases[name.Trim()] = model.Trim();
        }
    }

    /// <summary>The models that the user has prices for.</summary>
    public IReadOnlyList<PricedModel> Models => _index.Models;

    /// <summary>What is meant by a name; null when the user says nothing about it.</summary>
    public string? AliasOf(string model) => _aliases.TryGetValue(model.Trim(), out string? meant) ? meant : null;

    /// <summary>The prices of a model; null when the user has none. Those for the vendor win over those for all.</summary>
    /// <param name="name">The name, in lower case.</param>
    /// <param name="vendor">Who served it; null when unknown.</param>
    public IEnumerable<PriceEntry>? Find(string name, string? vendor)
    {
        IReadOnlyList<PricedModel> models = _index.Find(name);
        PricedModel? model = models.FirstOrDefault(own => own.Vendor is not null && string.Equals(own.Vendor, vendor, StringComparison.OrdinalIgnoreCase))
            ?? models.FirstOrDefault(own => own.Vendor is null);
        return model is null ? null : EntriesOf(model);
    }

    /// <summary>A model's prices.</summary>
    public IEnumerable<PriceEntry> EntriesOf(PricedModel model) => model.Places.Select(place => _entries[place]);
}
