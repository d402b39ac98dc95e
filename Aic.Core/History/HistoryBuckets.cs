using Aic.Core.Usage;

namespace Aic.Core.History;

/// <summary>
/// Cuts a period into buckets of a time zone. Days, weeks and months are those of the zone; what providers tell by UTC day belongs to the day of the same date,
/// so that nothing is counted twice or lost at midnight. Hours are found as rows tell them.
/// </summary>
internal sealed class HistoryBuckets
{
    private readonly Dictionary<long, int> _hours = [];
    private readonly List<(DateTimeOffset Start, DateTimeOffset End)> _spans = [];
    private readonly int[] _ofDay = [];
    private readonly List<int> _days = [];

    /// <summary>Cuts a period.</summary>
    /// <param name="period">The period.</param>
    /// <param name="granularity">How long a bucket is.</param>
    /// <param name="zone">The time zone.</param>
    public HistoryBuckets(UsagePeriod period, HistoryGranularity granularity, TimeZoneInfo zone)
    {
        Zone = zone;
        IsHourly = granularity == HistoryGranularity.Hour;
        FirstDay = DateOf(period.Start);
        DayCount = DateOf(period.End.AddTicks(-1)).DayNumber - FirstDay.DayNumber + 1;
        if (!IsHourly)
        {
            _ofDay = new int[DayCount];
            CutDays(granularity);
        }
    }

    /// <summary>The time zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>True for buckets of an hour.</summary>
    public bool IsHourly { get; }

    /// <summary>The first day of the period, in the time zone.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>How many days the period touches.</summary>
    public int DayCount { get; }

    /// <summary>How many buckets there are, of hours those found so far.</summary>
    public int Count => _spans.Count;

    /// <summary>The bucket of a day, counted from the first; -1 for one outside of the period.</summary>
    public int OfDay(int day) => day >= 0 && day < _ofDay.Length ? _ofDay[day] : -1;

    /// <summary>The bucket of an hour.</summary>
    /// <param name="start">The hour's start.</param>
    public int OfHour(DateTimeOffset start)
    {
        if (!_hours.TryGetValue(start.UtcTicks, out int bucket))
        {
            bucket = _spans.Count;
            _hours.Add(start.UtcTicks, bucket);
            _spans.Add((InZone(start), InZone(start.AddHours(1))));
            _days.Add(1);
        }

        return bucket;
    }

    /// <summary>The bucket of a coding tool's row, which is a day or an hour of the time zone.</summary>
    public int Of(UsageBreakdown row) => IsHourly ? OfHour(row.Start) : OfDay(DateOf(row.Start).DayNumber - FirstDay.DayNumber);

    /// <summary>Start and end of a bucket, with the time zone's offsets.</summary>
    public (DateTimeOffset Start, DateTimeOffset End) Span(int bucket) => _spans[bucket];

    /// <summary>How many days or hours a bucket has.</summary>
    public int Units(int bucket) => _days[bucket];

    /// <summary>The day that a moment is in, in the time zone.</summary>
    public DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(InZone(moment).DateTime);

    /// <summary>A day's midnight.</summary>
    /// <param name="day">The day, counted from the first.</param>
    public DateTimeOffset Midnight(int day) => InZone(UsagePeriod.Midnight(FirstDay.AddDays(day), Zone));

    private void CutDays(HistoryGranularity granularity)
    {
        int start = 0;
        for (int day = 0; day < DayCount; day++)
        {
            _ofDay[day] = _spans.Count;
            DateOnly next = FirstDay.AddDays(day + 1);
            bool isEnd = granularity switch
            {
                HistoryGranularity.Week => next.DayOfWeek == DayOfWeek.Monday,
                HistoryGranularity.Month => next.Day == 1,
                _ => true,
            };
            if (isEnd || day == DayCount - 1)
            {
                _spans.Add((Midnight(start), Midnight(day + 1)));
                _days.Add(day + 1 - start);
                start = day + 1;
            }
        }
    }

    private DateTimeOffset InZone(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);
}
