using Aic.Core.Usage;

namespace Aic.Core.Sessions;

/// <summary>A day or an hour of the user's.</summary>
/// <param name="Start">Its start (UTC).</param>
/// <param name="End">Its end (UTC, exclusive).</param>
internal readonly record struct LocalSpan(DateTimeOffset Start, DateTimeOffset End);

/// <summary>Finds the user's day of many moments that mostly lie close together.</summary>
/// <param name="zone">The user's time zone.</param>
internal sealed class LocalDays(TimeZoneInfo zone)
{
    private readonly Dictionary<DateOnly, LocalSpan> _days = [];
    private LocalSpan _last;
    private long _lastStart = long.MaxValue;
    private long _lastEnd = long.MinValue;

    /// <summary>The day of a moment.</summary>
    /// <param name="time">The moment (Unix milliseconds).</param>
    public LocalSpan Of(long time)
    {
        if (time < _lastStart || time >= _lastEnd)
        {
            _last = Find(time);
            _lastStart = _last.Start.ToUnixTimeMilliseconds();
            _lastEnd = _last.End.ToUnixTimeMilliseconds();
        }

        return _last;
    }

    private LocalSpan Find(long time)
    {
        DateOnly date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(time), zone).DateTime);
        if (!_days.TryGetValue(date, out LocalSpan day))
        {
            day = new LocalSpan(UsagePeriod.Midnight(date, zone), UsagePeriod.Midnight(date.AddDays(1), zone));
            _days.Add(date, day);
        }

        return day;
    }
}
