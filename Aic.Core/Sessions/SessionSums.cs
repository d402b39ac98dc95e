using System.Runtime.InteropServices;
using Aic.Core.Pricing;
using Aic.Core.Sessions.Records;
using Aic.Core.Usage;

namespace Aic.Core.Sessions;

/// <summary>Sums responses by the user's day and by model, and prices the sums.</summary>
/// <param name="names">The names that the responses refer to.</param>
/// <param name="prices">What models cost.</param>
/// <param name="zone">The user's time zone.</param>
internal sealed class SessionSums(NameTable names, Lazy<PriceBook> prices, TimeZoneInfo zone)
{
    /// <summary>What session logs always tell.</summary>
    public const UsageColumns Columns =
        UsageColumns.Requests | UsageColumns.Input | UsageColumns.Output | UsageColumns.CacheRead | UsageColumns.CacheWrite;

    private readonly Dictionary<SumKey, SessionSum> _sums = [];
    private readonly LocalDays _days = new(zone);
    private readonly PriceFinder _prices = new(names, prices);

    /// <summary>Adds a response.</summary>
    public void Add(in SessionRecord record)
    {
        LocalDay day = _days.Of(record.Time);
        AppliedPrice? price = _prices.Of(record);
        SumKey key = new(day, record.Model, price, Tiers.Of(record.Traits), Band(price, record), HasOwnCost(record, price), record.IsSessionTotal);
        ref SessionSum? sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, key, out _);
        (sum ??= new SessionSum()).Add(record);
    }

    /// <summary>True when the totals of sessions are among what was added: how many requests there were isn't known.</summary>
    public bool HasTotals => _sums.Keys.Any(key => key.IsTotal);

    /// <summary>One row for each day and model.</summary>
    public IEnumerable<UsageBreakdown> Rows() => _sums
        .GroupBy(pair => (pair.Key.Day, pair.Key.Model))
        .Select(group => Row(group.Key.Day, names.Text(group.Key.Model), [.. group]));

    /// <summary>What a reader should know.</summary>
    public IReadOnlyList<string> Notes()
    {
        (string Model, long? Requests)[] unknown = [.. _sums
            .Where(pair => Cost(pair.Key, pair.Value) is null)
            .GroupBy(pair => names.Text(pair.Key.Model), pair => pair.Value.Requests)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key.Length == 0 ? "(unnamed)" : group.Key, group.Aggregate((long?)0, (sum, requests) => sum + requests)))];
        return unknown.Length == 0
            ? []
            : [$"No price is known for {string.Join(", ", unknown.Select(model => model.Model))}: {(HasTotals ? "what they used isn't" : $"{unknown.Sum(model => model.Requests)} responses aren't")} in the cost."];
    }

    private static UsageBreakdown Row(LocalDay day, string model, KeyValuePair<SumKey, SessionSum>[] sums)
    {
        SessionSum all = sums.Aggregate(new SessionSum(), (sum, one) => sum.Add(one.Value));
        TokenAmounts tokens = all.Tokens;
        decimal? cost = UsageTotals.Sum(sums.Select(sum => Cost(sum.Key, sum.Value)));
        return new UsageBreakdown
        {
            Start = day.Start,
            End = day.End,
            Model = model.Length == 0 ? null : model,
            RequestsCount = all.Requests,
            TokensInput = tokens.Input,
            TokensOutput = tokens.Output,
            TokensCacheRead = tokens.CacheRead,
            TokensCacheWrite = tokens.CacheWrite5m + tokens.CacheWrite1h,
            TokensCacheWrite1h = tokens.CacheWrite1h,
            CostUsd = cost,
            CostSource = cost is null ? CostSource.Unknown : CostSource.Estimated,
            Quantities = tokens.WebSearches == 0 ? [] : [new UsageQuantity("web_searches", tokens.WebSearches)],
        };
    }

    private static decimal? Cost(SumKey key, SessionSum sum) =>
        key.HasOwnCost ? sum.OwnCost : key.Price?.Cost(sum.Tokens, key.Tier, sum.ContextTokens);

    /// <summary>What the tool wrote down itself counts where no price is known; a zero there means that it didn't know one either.</summary>
    private static bool HasOwnCost(in SessionRecord record, AppliedPrice? price) =>
        price is null && record.Traits.HasFlag(RecordTraits.HasCost) && record.Cost > 0;

    /// <summary>
    /// How many of a price's thresholds a request's context exceeds: requests between the same two may be summed before they are priced.
    /// A session's total says nothing of a single request's context, and has the lowest price.
    /// </summary>
    private static int Band(AppliedPrice? price, in SessionRecord record)
    {
        long context = record.IsSessionTotal ? 0 : record.ContextTokens;
        int band = 0;
        while (price is not null && band < price.ContextThresholds.Count && context > price.ContextThresholds[band])
        {
            band++;
        }

        return band;
    }

    private readonly record struct SumKey(LocalDay Day, int Model, AppliedPrice? Price, ServiceTier Tier, int Band, bool HasOwnCost, bool IsTotal);
}
