namespace Aic.Core.Sessions;

/// <summary>Finds the user's hour of moments. Where daylight saving repeats an hour, it is two.</summary>
/// <param name="zone">The user's time zone.</param>
internal sealed class LocalHours(TimeZoneInfo zone)
{
    // In this millennium, all zones are quarters of an hour apart and change at quarters of an hour.
    private const long Quarter = 15 * 60 * 1000;

    private readonly Dictionary<long, LocalSpan> _byQuarter = [];

    /// <summary>The hour of a moment.</summary>
    /// <param name="time">The moment (Unix milliseconds).</param>
    public LocalSpan Of(long time)
    {
        long quarter = time / Quarter;
        if (!_byQuarter.TryGetValue(quarter, out LocalSpan hour))
        {
            DateTimeOffset local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(time), zone);
            DateTimeOffset start = local.AddTicks(-(local.TimeOfDay.Ticks % TimeSpan.TicksPerHour)).ToUniversalTime();
            hour = new LocalSpan(start, start.AddHours(1));
            _byQuarter.Add(quarter, hour);
        }

        return hour;
    }
}
