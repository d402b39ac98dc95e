namespace Aic.Core.Providers.Mistral;

/// <summary>Finds the price that Mistral states for an entry.</summary>
internal sealed class MistralPrices
{
    private readonly ILookup<(string, string), MistralPrice> _prices;

    /// <summary>Takes the prices of one month's answer.</summary>
    public MistralPrices(IReadOnlyList<MistralPrice?>? prices) =>
        _prices = (prices ?? []).OfType<MistralPrice>()
            .Where(price => price is { Price: not null, BillingMetric: not null, BillingGroup: not null })
            .ToLookup(price => (price.BillingMetric!, price.BillingGroup!));

    /// <summary>
    /// The price of one unit; null when Mistral states none, or several that the entry doesn't choose between: a wrong cost is worse than none.
    /// </summary>
    public decimal? Of(MistralEntry entry)
    {
        if (entry.BillingMetric is null || entry.BillingGroup is null)
        {
            return null;
        }

        decimal?[] fitting = [.. _prices[(entry.BillingMetric, entry.BillingGroup)]
            .Where(price => Fits(price.EventType, entry.EventType) && Fits(price.ApiZone, entry.ApiZone) && Fits(price.ServiceTier, entry.ServiceTier))
            .Select(price => price.Price)
            .Distinct()
            .Take(2)];
        return fitting.Length == 1 ? fitting[0] : null;
    }

    private static bool Fits(string? ofPrice, string? ofEntry) => ofPrice is null || ofEntry is null || ofPrice == ofEntry;
}
