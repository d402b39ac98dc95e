using Aic.Core.Usage;

namespace Aic.Core.History;

/// <summary>The answer to a <see cref="HistoryQuery"/>; also its wire form.</summary>
public sealed record HistoryAnswer
{
    /// <summary>The version of the program that made the answer.</summary>
    public required string Version { get; init; }

    /// <summary>Start of the period (UTC, inclusive).</summary>
    public required DateTimeOffset PeriodStart { get; init; }

    /// <summary>End of the period (UTC, exclusive).</summary>
    public required DateTimeOffset PeriodEnd { get; init; }

    /// <summary>How long a bucket is.</summary>
    public required HistoryGranularity Granularity { get; init; }

    /// <summary>The id of the time zone in which buckets are cut.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The rows: by time, then in the order of the accounts, then by project and model.</summary>
    public required IReadOnlyList<HistoryRow> Rows { get; init; }

    /// <summary>The accounts of which anything is known in the period, and what isn't.</summary>
    public required IReadOnlyList<HistoryCoverage> Accounts { get; init; }
}

/// <summary>What is known of one account in a period.</summary>
public sealed record HistoryCoverage
{
    /// <summary>The account's id.</summary>
    public required string AccountId { get; init; }

    /// <summary>How many days (hours, where those were asked for) of the period are known, those in which nothing was used included.</summary>
    public required int UnitsKnown { get; init; }

    /// <summary>
    /// The spans between the period's start and now of which nothing is known: never asked for, or before a coding tool's first response in the period.
    /// </summary>
    public required IReadOnlyList<HistoryGap> Gaps { get; init; }

    /// <summary>Why a coding tool's logs couldn't be read; null when nothing went wrong.</summary>
    public UsageError? Error { get; init; }
}

/// <summary>A span of which nothing is known.</summary>
/// <param name="Start">Its start.</param>
/// <param name="End">Its end (exclusive).</param>
public sealed record HistoryGap(DateTimeOffset Start, DateTimeOffset End);
