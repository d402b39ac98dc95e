namespace Aic.Core.Usage;

/// <summary>
/// A block of five hours, which begins at the UTC hour of a coding tool's first response; the next one begins with the first response more than five hours
/// after that hour, or after a gap of more than five hours. This is how ccusage cuts its billing blocks (https://ccusage.com/guide/blocks-reports).
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
