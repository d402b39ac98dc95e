using Aic.Core.Pricing;
using Aic.Core.Providers;
using Aic.Core.Sessions;
using Aic.Core.Usage;

namespace Aic.Core.Tracing;

/// <summary>Makes the parts of a trace.</summary>
internal static class CostParts
{
    /// <summary>The parts of a coding tool's cost: a part for each price that was applied, the dearest first.</summary>
    public static IReadOnlyList<TracedCost> Of(IEnumerable<SessionCost> costs) =>
        [.. costs.Select(Of).OrderByDescending(part => part.CostUsd).ThenBy(part => part.Model, StringComparer.Ordinal)];

    /// <summary>The parts of what a provider told: a part for each model, item and currency, the dearest first.</summary>
    public static IReadOnlyList<TracedCost> Of(ProviderDescriptor provider, UsageData? usage) =>
    [
        .. (usage?.Breakdown ?? [])
            .GroupBy(row => (row.Model, row.Item, row.CostSource, row.CostOther?.Currency))
            .Select(rows => new TracedCost
            {
                Model = rows.Key.Model,
                Item = rows.Key.Item,
                Basis = rows.Key.CostSource switch
                {
                    CostSource.Billed => CostBasis.Billed,
                    CostSource.Estimated => CostBasis.ProviderPrices,
                    _ when usage!.CostSource == CostSource.Billed => CostBasis.BilledApart,
                    _ => CostBasis.Unknown,
                },
                RequestsCount = UsageTotals.Sum(rows.Select(row => row.RequestsCount)),
                TokensInput = UsageTotals.Sum(rows.Select(row => row.TokensInput)),
                TokensOutput = UsageTotals.Sum(rows.Select(row => row.TokensOutput)),
                TokensCacheRead = UsageTotals.Sum(rows.Select(row => row.TokensCacheRead)),
                TokensCacheWrite = UsageTotals.Sum(rows.Select(row => row.TokensCacheWrite)),
                TokensCacheWrite1h = UsageTotals.Sum(rows.Select(row => row.TokensCacheWrite1h)),
                CostUsd = UsageTotals.Sum(rows.Select(row => row.CostUsd)),
                CostOther = UsageTotals.SumMoney(rows.Select(row => row.CostOther)).FirstOrDefault(),
                Source = rows.Key.CostSource == CostSource.Unknown ? null : provider.Documentation,
            })
            .OrderByDescending(part => part.CostUsd)
            .ThenBy(part => part.Model, StringComparer.Ordinal),
    ];

    private static TracedCost Of(SessionCost cost)
    {
        long? above = cost.Band == 0 ? null : cost.Price!.ContextThresholds[cost.Band - 1];
        return new TracedCost
        {
            Model = cost.Model.Length == 0 ? null : cost.Model,
            Basis = cost.IsOwn ? CostBasis.WrittenByTool : cost.CostUsd is null ? CostBasis.Unknown : CostBasis.PriceBook,
            Tier = cost.Tier,
            ContextAbove = above,
            RequestsCount = cost.Tokens.Requests,
            TokensInput = cost.Tokens.Input,
            TokensOutput = cost.Tokens.Output,
            TokensCacheRead = cost.Tokens.CacheRead,
            TokensCacheWrite = cost.Tokens.CacheWrite5m + cost.Tokens.CacheWrite1h,
            TokensCacheWrite1h = cost.Tokens.CacheWrite1h,
            WebSearches = cost.Tokens.WebSearches,
            CostUsd = cost.CostUsd,
            Price = cost.Price is null ? null : Of(cost.Price, cost.Tier, above),
            Source = cost.Price?.Source,
        };
    }

    private static TracedPrice Of(AppliedPrice price, ServiceTier tier, long? above)
    {
        (TokenRates Rates, decimal Factor)? applied = price.RatesOf(tier, (above ?? -1) + 1);
        return new TracedPrice
        {
            Model = price.Entry.Model,
            Vendor = price.Vendor?.Id ?? price.Entry.Vendor,
            Rule = price.Rule,
            Origin = price.Origin,
            ValidFrom = price.ValidFrom,
            ValidTo = price.ValidTo,
            Rates = applied?.Rates,
            Factor = applied?.Factor ?? 1m,
            WebSearch = price.Entry.WebSearch,
            Request = price.Entry.Request,
            Note = price.Entry.Note,
        };
    }
}
