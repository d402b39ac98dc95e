namespace Aic.Core.Pricing;

/// <summary>A model in a set of prices, with the places of its entries.</summary>
internal sealed class PricedModel(string? vendor, string model)
{
    /// <summary>The vendor's id; null for a price of the user's own that names nobody.</summary>
    public string? Vendor { get; } = vendor;

    /// <summary>The name that its entries have.</summary>
    public string Model { get; } = model;

    /// <summary>Where the entries stand.</summary>
    public List<int> Places { get; } = [];
}
