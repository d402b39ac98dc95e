namespace Aic.Core.Usage;

/// <summary>
/// A block of five hours, which begins at the UTC hour of a coding tool's first response; the next one begins at the hour of the first response that isn't in it.
/// This is how ccusage cuts its billing blocks (https://github.com/ryoppippi/ccusage, <c>docs/guide/blocks-reports.md</c> and <c>blocks.rs</c>), but for a response
/// at the very moment of a block's end, which here is in the next one.
/// </summary>
/// <param name="Start">Its start (UTC, inclusive).</param>
/// <param name="End">Five hours later (UTC, exclusive).</param>
/// <param name="FirstAt">The first response in it that belongs to the period asked for (UTC).</param>
/// <param name="LastAt">The last one (UTC).</param>
/// <param name="IsActive">True when it isn't over yet.</param>
public sealed record UsageBlock(DateTimeOffset Start, DateTimeOffset End, DateTimeOffset FirstAt, DateTimeOffset LastAt, bool IsActive)
{
    /// <summary>How long a block is, and how long a gap ends one.</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromHours(5);
}
