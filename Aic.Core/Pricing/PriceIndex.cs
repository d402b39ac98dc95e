namespace Aic.Core.Pricing;

/// <summary>Finds models by name and vendor. Names are in lower case.</summary>
internal sealed class PriceIndex
{
    private readonly Dictionary<string, List<PricedModel>> _byName = [];

    /// <summary>All models, in the order of their first entries.</summary>
    public List<PricedModel> Models { get; } = [];

    /// <summary>Adds an entry.</summary>
    /// <param name="vendor">Its vendor.</param>
    /// <param name="model">Its model.</param>
    /// <param name="aliases">The model's further names; those of any of its entries count for all.</param>
    /// <param name="place">Where it stands.</param>
    public void Add(string? vendor, string model, IReadOnlyList<string> aliases, int place)
    {
        PricedModel? priced = FindModel(vendor, model);
        if (priced is null)
        {
            priced = new PricedModel(vendor, model);
            Models.Add(priced);
            Name(model, priced);
        }

        priced.Places.Add(place);
        foreach (string alias in aliases)
        {
            Name(alias, priced);
        }
    }

    /// <summary>All models of a name, in the order of their first entries.</summary>
    public IReadOnlyList<PricedModel> Find(string name) => _byName.TryGetValue(name, out List<PricedModel>? models) ? models : [];

    private PricedModel? FindModel(string? vendor, string model)
    {
        foreach (PricedModel known in Find(model.ToLowerInvariant()))
        {
            if (known.Vendor == vendor && string.Equals(known.Model, model, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return null;
    }

    private void Name(string name, PricedModel model)
    {
        string key = name.ToLowerInvariant();
        if (!_byName.TryGetValue(key, out List<PricedModel>? models))
        {
            _byName.Add(key, models = new List<PricedModel>(1));
        }

        if (!models.Contains(model))
        {
            models.Add(model);
        }
    }
}
