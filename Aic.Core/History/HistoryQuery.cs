using Aic.Core.Usage;

namespace Aic.Core.History;

/// <summary>A question about history. Nobody is asked over the network: what earlier refreshes, back-fills and imports brought is told.</summary>
public sealed record HistoryQuery
{
    /// <summary>Whose history: patterns as in <see cref="UsageQuery.Accounts"/>; accounts that are only in the history any more are matched too. Empty means everybody.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>The period; null means this month.</summary>
    public UsagePeriod? Period { get; init; }

    /// <summary>How long a bucket is.</summary>
    public HistoryGranularity Granularity { get; init; }

    /// <summary>What to tell apart besides time.</summary>
    public HistoryGrouping By { get; init; }

    /// <summary>The time zone in which days, weeks, months and coding tools' hours are cut; null means the user's.</summary>
    public TimeZoneInfo? TimeZone { get; init; }
}
