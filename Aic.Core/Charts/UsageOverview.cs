using Aic.Core.Budgets;
using Aic.Core.History;
using Aic.Core.Usage;

namespace Aic.Core.Charts;

/// <summary>What is drawn: usage over time, limits and budgets, at one moment.</summary>
public sealed record UsageOverview
{
    /// <summary>The first day's start, with the time zone's offset.</summary>
    public required DateTimeOffset PeriodStart { get; init; }

    /// <summary>The last day's end (exclusive).</summary>
    public required DateTimeOffset PeriodEnd { get; init; }

    /// <summary>The time zone in which buckets are cut.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The moment that it is of (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How long a bucket is: the shortest of day, week and month of which all fit.</summary>
    public required HistoryGranularity Granularity { get; init; }

    /// <summary>The buckets of the whole period.</summary>
    public required IReadOnlyList<ChartBucket> Buckets { get; init; }

    /// <summary>What may not be added up, apart.</summary>
    public required IReadOnlyList<ChartMeasure> Measures { get; init; }

    /// <summary>The names of accounts that were used, or couldn't be asked, and don't tell this metric.</summary>
    public required IReadOnlyList<string> Untold { get; init; }

    /// <summary>What was used by bucket and account: what the measures are made of.</summary>
    public required IReadOnlyList<HistoryRow> Rows { get; init; }

    /// <summary>The accounts' answers, in the order of the catalog.</summary>
    public required IReadOnlyList<ProviderUsage> Usages { get; init; }

    /// <summary>How budgets stand.</summary>
    public required IReadOnlyList<BudgetState> Budgets { get; init; }

    /// <summary>How many of the buckets have begun.</summary>
    public int BegunCount => Buckets.Count(bucket => bucket.Start <= At);
}
