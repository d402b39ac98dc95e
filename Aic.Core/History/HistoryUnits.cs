using Aic.Core.Usage;

namespace Aic.Core.History;

/// <summary>Which days or hours of a period are known of one account.</summary>
internal sealed class HistoryUnits
{
    private readonly HistoryBuckets _buckets;
    private readonly DateTimeOffset _start;
    private readonly bool[] _isKnown;
    private readonly Dictionary<int, (int Known, int Over)> _byBucket = [];
    private readonly HashSet<int> _imported = [];

    /// <summary>Knows nothing yet.</summary>
    /// <param name="period">The period, of whole days or hours.</param>
    /// <param name="buckets">Its buckets.</param>
    public HistoryUnits(UsagePeriod period, HistoryBuckets buckets)
    {
        _buckets = buckets;
        _start = period.Start;
        _isKnown = new bool[buckets.IsHourly ? (int)Math.Ceiling((period.End - period.Start).TotalHours) : buckets.DayCount];
    }

    /// <summary>How many are known.</summary>
    public int KnownCount => _isKnown.Count(known => known);

    /// <summary>The buckets of which something is known.</summary>
    public IEnumerable<int> Buckets => _byBucket.Keys;

    /// <summary>Notes that a day is known.</summary>
    /// <param name="day">The day, counted from the first.</param>
    /// <param name="isOver">True when no more can be used in it.</param>
    /// <returns>Its bucket; -1 where it is outside of the period, or was known already.</returns>
    public int NoteDay(int day, bool isOver) => _buckets.OfDay(day) is >= 0 and int bucket ? Note(day, bucket, isOver) : -1;

    /// <summary>Notes that an hour is known.</summary>
    /// <param name="hour">Its start.</param>
    /// <param name="isOver">True when no more can be used in it.</param>
    /// <returns>Its bucket; -1 where it is outside of the period, or was known already.</returns>
    public int NoteHour(DateTimeOffset hour, bool isOver)
    {
        int index = (int)Math.Floor((hour - _start).TotalHours);
        return index >= 0 && index < _isKnown.Length ? Note(index, _buckets.OfHour(hour), isOver) : -1;
    }

    /// <summary>Notes that a file told something of a bucket, and not the provider.</summary>
    public void NoteImported(int bucket) => _imported.Add(bucket);

    /// <summary>True when a file told something of a bucket.</summary>
    public bool IsImported(int bucket) => _imported.Contains(bucket);

    /// <summary>Notes that everything from a moment to now is known, as of a coding tool whose logs were read on.</summary>
    public void NoteFrom(DateTimeOffset first, DateTimeOffset now)
    {
        if (_buckets.IsHourly)
        {
            for (DateTimeOffset hour = first; hour <= now; hour = hour.AddHours(1))
            {
                NoteHour(hour, hour.AddHours(1) <= now);
            }

            return;
        }

        for (int day = DayOf(first); day <= DayOf(now); day++)
        {
            NoteDay(day, _buckets.Midnight(day + 1) <= now);
        }
    }

    /// <summary>True when all of a bucket is known.</summary>
    public bool IsComplete(int bucket) => _byBucket.GetValueOrDefault(bucket).Over == _buckets.Units(bucket);

    /// <summary>The spans of which nothing is known, up to now.</summary>
    public IReadOnlyList<HistoryGap> Gaps(DateTimeOffset now)
    {
        List<HistoryGap> gaps = [];
        for (int unit = 0; unit < _isKnown.Length && At(unit) <= now; unit++)
        {
            if (_isKnown[unit])
            {
                continue;
            }

            int first = unit;
            while (unit + 1 < _isKnown.Length && !_isKnown[unit + 1] && At(unit + 1) <= now)
            {
                unit++;
            }

            gaps.Add(new HistoryGap(At(first), At(unit + 1)));
        }

        return gaps;
    }

    private int Note(int unit, int bucket, bool isOver)
    {
        if (_isKnown[unit])
        {
            return -1;
        }

        _isKnown[unit] = true;
        (int known, int over) = _byBucket.GetValueOrDefault(bucket);
        _byBucket[bucket] = (known + 1, over + (isOver ? 1 : 0));
        return bucket;
    }

    private int DayOf(DateTimeOffset moment) => _buckets.DateOf(moment).DayNumber - _buckets.FirstDay.DayNumber;

    private DateTimeOffset At(int unit) => _buckets.IsHourly ? TimeZoneInfo.ConvertTime(_start.AddHours(unit), _buckets.Zone) : _buckets.Midnight(unit);
}
