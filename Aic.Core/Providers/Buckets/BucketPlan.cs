using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Buckets;

/// <summary>
/// How to ask for a period where a provider counts in UTC buckets: by day where the period is made of whole UTC days,
/// else by hour, with both ends moved outward to whole hours.
/// </summary>
internal sealed record BucketPlan
{
    private BucketPlan(UsagePeriod period, TimeSpan width, DateTimeOffset now)
    {
        Width = width;
        Start = Floor(period.Start, width);
        End = Ceiling(period.End, width);
        DateTimeOffset bucketOfNowEnds = Floor(now, width) + width;
        AskedEnd = End < bucketOfNowEnds ? End : bucketOfNowEnds;
        IsWiderThanPeriod = Start != period.Start || End != period.End;
    }

    /// <summary>A bucket's length: a day or an hour.</summary>
    public TimeSpan Width { get; }

    /// <summary>The first bucket's start (UTC).</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The last bucket's end (UTC, exclusive).</summary>
    public DateTimeOffset End { get; }

    /// <summary>Where to stop asking: <see cref="End"/>, or the end of the bucket that is running now; nothing was used after it yet.</summary>
    public DateTimeOffset AskedEnd { get; }

    /// <summary>True when the buckets reach beyond the period.</summary>
    public bool IsWiderThanPeriod { get; }

    /// <summary>True for daily buckets.</summary>
    public bool IsDaily => Width == TimeSpan.FromDays(1);

    /// <summary>True when not even the first bucket has begun.</summary>
    public bool IsFuture => AskedEnd <= Start;

    /// <summary>Daily buckets for whole UTC days, hourly ones for any other period.</summary>
    public static BucketPlan For(UsagePeriod period, DateTimeOffset now) =>
        new(period, period.IsWholeUtcDays ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1), now);

    /// <summary>Daily buckets, for whole UTC days.</summary>
    public static BucketPlan ForDays(UsagePeriod days, DateTimeOffset now) => new(days, TimeSpan.FromDays(1), now);

    /// <summary>The current UTC day, as one bucket.</summary>
    public static BucketPlan Today(DateTimeOffset now)
    {
        DateTimeOffset start = Floor(now, TimeSpan.FromDays(1));
        return ForDays(new UsagePeriod(start, start.AddDays(1)), now);
    }

    /// <summary>The asked span in parts that are no longer than a provider allows, without gap or overlap.</summary>
    /// <param name="longest">The longest part; a multiple of <see cref="Width"/>.</param>
    public IEnumerable<UsagePeriod> Parts(TimeSpan longest)
    {
        for (DateTimeOffset start = Start; start < AskedEnd; start += longest)
        {
            yield return new UsagePeriod(start, AskedEnd - start > longest ? start + longest : AskedEnd);
        }
    }

    /// <summary>Says that the buckets reach beyond the period, where they do.</summary>
    public void NoteCoverage(string providerName, ICollection<string> notes)
    {
        if (IsWiderThanPeriod)
        {
            notes.Add($"{providerName} counts by UTC hour: the usage covers {Text(Start)} to {Text(End)}.");
        }
    }

    /// <summary>A moment as notes write it.</summary>
    public static string Text(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static DateTimeOffset Floor(DateTimeOffset moment, TimeSpan width) =>
        new(moment.UtcTicks - (moment.UtcTicks % width.Ticks), TimeSpan.Zero);

    private static DateTimeOffset Ceiling(DateTimeOffset moment, TimeSpan width)
    {
        DateTimeOffset floor = Floor(moment, width);
        return floor == moment ? floor : floor + width;
    }
}
