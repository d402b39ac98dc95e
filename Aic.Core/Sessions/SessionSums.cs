using System.Runtime.InteropServices;
using Aic.Core.Pricing;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions;

/// <summary>Sums responses by what they are told apart by, and prices the sums.</summary>
/// <param name="names">The names that the responses refer to.</param>
/// <param name="prices">What models cost.</param>
/// <param name="keyOf">What a response is told apart by, besides its price.</param>
internal sealed class SessionSums(NameTable names, Lazy<PriceBook> prices, SessionKeyOf keyOf)
{
    private readonly Dictionary<SumKey, SessionSum> _sums = [];
    private readonly PriceFinder _prices = new(names, prices);

    /// <summary>Adds a response.</summary>
    public void Add(in SessionRecord record)
    {
        AppliedPrice? price = _prices.Of(record);
        SumKey key = new(keyOf(record), price, Tiers.Of(record.Traits), Band(price, record), HasOwnCost(record, price), record.IsSessionTotal);
        ref SessionSum? sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, key, out _);
        (sum ??= new SessionSum()).Add(record);
    }

    /// <summary>One total for each key.</summary>
    public IEnumerable<SessionTotal> Totals() => _sums
        .GroupBy(pair => pair.Key.Key)
        .Select(group => new SessionTotal(
            group.Key,
            group.Aggregate(new SessionSum(), (all, one) => all.Add(one.Value)),
            Usage.UsageTotals.Sum(group.Select(pair => Cost(pair.Key, pair.Value))),
            group.Where(pair => Cost(pair.Key, pair.Value) is null).Sum(pair => pair.Value.Records)));

    /// <summary>What the costs are made of: a part for each model, price, tier and side of a price's thresholds; all else together.</summary>
    public IEnumerable<SessionCost> Costs() => _sums
        .GroupBy(pair => pair.Key with { Key = new SessionKey(pair.Key.Key.Model) })
        .Select(group => new SessionCost(names.Text(group.Key.Key.Model), group.Key.Price, group.Key.Tier, group.Key.Band, group.Key.HasOwnCost)
        {
            Tokens = group.Aggregate(new SessionSum(), (all, one) => all.Add(one.Value)).Tokens,
            CostUsd = Usage.UsageTotals.Sum(group.Select(pair => Cost(pair.Key, pair.Value))),
        });

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

    private readonly record struct SumKey(SessionKey Key, AppliedPrice? Price, ServiceTier Tier, int Band, bool HasOwnCost, bool IsTotal);
}

/// <summary>What responses are told apart by. Names are numbers; what isn't told apart is 0, a name's number or nothing.</summary>
/// <param name="Model">The model.</param>
/// <param name="Span">The day or hour.</param>
/// <param name="Project">The project.</param>
/// <param name="Session">The session.</param>
/// <param name="Block">The block's start (Unix milliseconds).</param>
internal readonly record struct SessionKey(int Model, LocalSpan Span = default, int Project = 0, int Session = 0, long Block = 0);

/// <summary>Tells what a response is told apart by.</summary>
/// <param name="record">The response.</param>
internal delegate SessionKey SessionKeyOf(in SessionRecord record);

/// <summary>A sum of responses, priced.</summary>
/// <param name="Key">What they have in common.</param>
/// <param name="Sum">What they used.</param>
/// <param name="CostUsd">What they cost in US dollars; null when no price is known of any.</param>
/// <param name="Unpriced">How many of them (of sessions, where only their totals are known) have no known price.</param>
internal sealed record SessionTotal(SessionKey Key, SessionSum Sum, decimal? CostUsd, long Unpriced);
