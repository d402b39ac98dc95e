namespace Aic.Core.Usage;

/// <summary>A half-open span of time, <c>[Start, End)</c>, in UTC.</summary>
public sealed record UsagePeriod
{
    /// <summary>Makes a period.</summary>
    /// <param name="start">The first moment in it; any offset, kept as UTC.</param>
    /// <param name="end">The first moment after it; any offset, kept as UTC.</param>
    /// <exception cref="ArgumentException"><paramref name="end"/> is not after <paramref name="start"/>.</exception>
    public UsagePeriod(DateTimeOffset start, DateTimeOffset end)
    {
        if (end <= start)
        {
            throw new ArgumentException($"The period's end ({end:O}) must be after its start ({start:O}).", nameof(end));
        }

        Start = start.ToUniversalTime();
        End = end.ToUniversalTime();
    }

    /// <summary>The first moment in the period (UTC).</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The first moment after the period (UTC).</summary>
    public DateTimeOffset End { get; }

    /// <summary>True when both ends are UTC midnights, so that a provider's daily buckets fit exactly.</summary>
    public bool IsWholeUtcDays => Start.TimeOfDay == TimeSpan.Zero && End.TimeOfDay == TimeSpan.Zero;

    /// <summary>
    /// The whole UTC days that this period stands for where a provider bills by UTC day: each end moved to the nearest UTC midnight,
    /// so that neighbouring periods still share no day and leave none out. Null when no day is left.
    /// </summary>
    public UsagePeriod? ToUtcDays()
    {
        DateTimeOffset start = NearestMidnight(Start);
        DateTimeOffset end = NearestMidnight(End);
        return end > start ? new UsagePeriod(start, end) : null;
    }

    /// <summary>Cuts a named period in the user's time zone.</summary>
    /// <param name="name">The period.</param>
    /// <param name="time">The clock, and through <see cref="TimeProvider.LocalTimeZone"/> the user's time zone.</param>
    /// <returns>The period in UTC. Days of 23 or 25 hours (daylight saving) have that length.</returns>
    public static UsagePeriod Named(NamedPeriod name, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        DateOnly today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        DateOnly month = new(today.Year, today.Month, 1);
        (DateOnly first, DateOnly afterLast) = name switch
        {
            NamedPeriod.Today => (today, today.AddDays(1)),
            NamedPeriod.Yesterday => (today.AddDays(-1), today),
            NamedPeriod.Last7Days => (today.AddDays(-6), today.AddDays(1)),
            NamedPeriod.Last30Days => (today.AddDays(-29), today.AddDays(1)),
            NamedPeriod.ThisMonth => (month, month.AddMonths(1)),
            NamedPeriod.LastMonth => (month.AddMonths(-1), month),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such period."),
        };
        return new UsagePeriod(Midnight(first, time.LocalTimeZone), Midnight(afterLast, time.LocalTimeZone));
    }

    /// <summary>The period from one moment to another; an open end reaches to the end of today, an open start thirty days back from the end.</summary>
    /// <param name="since">The start, or null.</param>
    /// <param name="until">The end (exclusive), or null.</param>
    /// <param name="time">The clock and the user's time zone.</param>
    /// <exception cref="ArgumentException">The end is not after the start.</exception>
    public static UsagePeriod Between(DateTimeOffset? since, DateTimeOffset? until, TimeProvider time)
    {
        DateTimeOffset end = until ?? Named(NamedPeriod.Today, time).End;
        return new UsagePeriod(since ?? end.AddDays(-30), end);
    }

    /// <summary>The moment a day starts in a time zone: its first existing moment where daylight saving skips midnight.</summary>
    public static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        DateTime local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        // Where midnight happens twice, the day starts with the first: the larger offset.
        TimeSpan offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static DateTimeOffset NearestMidnight(DateTimeOffset moment) =>
        new(moment.AddHours(12).Date, TimeSpan.Zero);
}
