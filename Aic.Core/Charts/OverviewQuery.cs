using Aic.Core.Usage;

namespace Aic.Core.Charts;

/// <summary>A question about what to draw.</summary>
public sealed record OverviewQuery
{
    /// <summary>Whose usage: patterns as in <see cref="UsageQuery.Accounts"/>. Empty means everybody, and budgets too.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>The period, of which whole days are drawn.</summary>
    public required UsagePeriod Period { get; init; }

    /// <summary>What to draw.</summary>
    public ChartMetric Metric { get; init; }

    /// <summary>The most columns that there is room for: what is longer is drawn by week or month.</summary>
    public int MostBuckets { get; init; } = 60;

    /// <summary>The time zone in which days are cut; null means the user's.</summary>
    public TimeZoneInfo? TimeZone { get; init; }
}
