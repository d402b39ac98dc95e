using Aic.Core.Providers;
using Aic.Core.Storage;
using Aic.Core.Usage;

namespace Aic.Core.History;

/// <summary>Which days of an account are to be fetched, and in which order.</summary>
/// <param name="account">The account.</param>
/// <param name="store">What is known already.</param>
/// <param name="since">The first moment that is wished for.</param>
/// <param name="now">The present.</param>
internal sealed class HistoryPlan(ProviderAccount account, UsageStore store, DateTimeOffset since, DateTimeOffset now)
{
    // Costs arrive up to a day late (Azure: 8 to 24 hours), so what was fetched sooner is fetched once more.
    private static readonly TimeSpan Settling = TimeSpan.FromDays(2);

    // So that one that was just fetched isn't fetched again at once, when fetching is repeated after an interruption.
    private static readonly TimeSpan Recently = TimeSpan.FromHours(1);

    /// <summary>The first day (UTC): the one wished for, or the first that the provider still tells.</summary>
    public DateTimeOffset Start { get; } = Later(HistorySpan.Day.Floor(since), ReachOf(account.Provider, now));

    /// <summary>True when the provider doesn't tell as much as is wished for.</summary>
    public bool IsLimited => Start > HistorySpan.Day.Floor(since);

    /// <summary>The end of today (UTC).</summary>
    public DateTimeOffset End { get; } = HistorySpan.Day.Floor(now).AddDays(1);

    /// <summary>How many days there are.</summary>
    public int Days => (int)(End - Start).TotalDays;

    /// <summary>How many days are known for good; today is, as far as it goes.</summary>
    public int CountKnown() => Known(Start, End).Count(known => known);

    /// <summary>What is to be fetched: at most a calendar month each, the newest first. A month that is known is left out.</summary>
    public IEnumerable<UsagePeriod> Parts()
    {
        for (DateTimeOffset end = End; end > Start;)
        {
            DateTimeOffset start = Later(HistorySpan.Day.ChunkOf(end.AddTicks(-1)), Start);
            bool[] known = Known(start, end);
            int first = Array.IndexOf(known, false);
            if (first >= 0)
            {
                yield return new UsagePeriod(start.AddDays(first), start.AddDays(Array.LastIndexOf(known, false) + 1));
            }

            end = start;
        }
    }

    private bool[] Known(DateTimeOffset start, DateTimeOffset end)
    {
        IReadOnlyList<HistoryUnit> units = store.ReadHistoryUnits(account.Id, HistorySpan.Day, start, end) ?? [.. new HistoryUnit[(int)(end - start).TotalDays]];
        return [.. units.Select((unit, day) => IsSettled(unit, start.AddDays(day + 1)))];
    }

    private bool IsSettled(HistoryUnit unit, DateTimeOffset end)
    {
        DateTimeOffset settled = end + Settling;
        return unit is { IsKnown: true, IsImported: false } && (unit.FetchedAt >= settled.ToUnixTimeSeconds() || unit.FetchedAt >= (now - Recently).ToUnixTimeSeconds());
    }

    private static DateTimeOffset ReachOf(ProviderDescriptor provider, DateTimeOffset now) =>
        provider.HistoryDays is { } days ? HistorySpan.Day.Ceiling(now.AddDays(-days)) : DateTimeOffset.MinValue;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
