namespace Aic.Core.Storage;

/// <summary>What is known of one account's day or hour, besides what was used in it.</summary>
/// <param name="FetchedAt">When it was asked for or imported (Unix seconds); 0 where it never was, so that nothing is known.</param>
/// <param name="IsImported">True where a file said so, and not the provider.</param>
internal readonly record struct HistoryUnit(long FetchedAt, bool IsImported)
{
    // What was in the store before fetching times were kept.
    private const long Sometime = 1;

    /// <summary>True when what was used is known, nothing included.</summary>
    public bool IsKnown => FetchedAt != 0;

    /// <summary>A unit that was fetched at a time that isn't known.</summary>
    public static HistoryUnit OfOldStore => new(Sometime, false);

    /// <summary>True when it was asked for after it had ended, so that no more was used in it.</summary>
    /// <param name="end">Its end.</param>
    public bool IsOver(DateTimeOffset end) => IsImported || FetchedAt is Sometime || (IsKnown && FetchedAt >= end.ToUnixTimeSeconds());
}
