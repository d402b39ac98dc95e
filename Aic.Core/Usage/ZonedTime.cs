namespace Aic.Core.Usage;

/// <summary>A clock in a time zone other than the machine's.</summary>
/// <param name="inner">The clock.</param>
/// <param name="zone">The time zone, in which days are cut.</param>
public sealed class ZonedTime(TimeProvider inner, TimeZoneInfo zone) : TimeProvider
{
    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => zone;

    /// <inheritdoc />
    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <summary>The time zone of an id; null when there is none.</summary>
    /// <param name="id">An IANA name (<c>Europe/Berlin</c>), or one of Windows (<c>W. Europe Standard Time</c>) where the system knows those.</param>
    public static TimeZoneInfo? Find(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone) ? zone : null;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    /// <inheritdoc />
    public override long GetTimestamp() => inner.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);
}
