using Aic.Core.Usage;

namespace Aic.Core.Providers.Google;

/// <summary>A span that is cut into buckets of one length, which it is a multiple of.</summary>
/// <param name="Start">Start (UTC).</param>
/// <param name="End">End (UTC).</param>
/// <param name="Step">A bucket's length.</param>
internal readonly record struct GoogleSpan(DateTimeOffset Start, DateTimeOffset End, TimeSpan Step)
{
    /// <summary>The end of its only bucket, where that has begun but isn't over; null for buckets that are.</summary>
    public DateTimeOffset? BucketEnd { get; init; }

    /// <summary>The bucket that holds the moments just before a point's end; null when it lies outside of the span.</summary>
    public (DateTimeOffset Start, DateTimeOffset End)? BucketEndingAt(DateTimeOffset end)
    {
        if (end <= Start || end > End)
        {
            return null;
        }

        long index = (end.UtcTicks - Start.UtcTicks - 1) / Step.Ticks;
        DateTimeOffset start = Start.AddTicks(index * Step.Ticks);
        return (start, BucketEnd ?? start + Step);
    }
}

/// <summary>A period as spans that Cloud Monitoring can cut into whole buckets.</summary>
internal sealed class GoogleBuckets
{
    // Cloud Monitoring aligns to 60 seconds at least, and samples these metrics once in 60 seconds.
    private static readonly TimeSpan ShortestStep = TimeSpan.FromSeconds(60);

    private GoogleBuckets(IReadOnlyList<GoogleSpan> spans) => Spans = spans;

    /// <summary>The spans; none for a period that hasn't begun.</summary>
    public IReadOnlyList<GoogleSpan> Spans { get; }

    /// <summary>
    /// Cuts a period: into UTC days where it consists of them, else into hours from its start on. It ends now at the latest;
    /// what is left over at its end is a bucket that isn't over, or a shorter one.
    /// </summary>
    public static GoogleBuckets Of(UsagePeriod period, DateTimeOffset now)
    {
        DateTimeOffset end = period.End < now ? period.End : now.ToUniversalTime();
        TimeSpan step = period.IsWholeUtcDays ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1);
        List<GoogleSpan> spans = [];
        DateTimeOffset whole = period.Start;
        if (end - period.Start >= step)
        {
            whole = period.Start.AddTicks((end - period.Start).Ticks / step.Ticks * step.Ticks);
            spans.Add(new GoogleSpan(period.Start, whole, step));
        }

        TimeSpan rest = TimeSpan.FromSeconds(Math.Floor((end - whole).TotalSeconds));
        if (rest >= ShortestStep)
        {
            DateTimeOffset bucketEnd = whole + step < period.End ? whole + step : period.End;
            spans.Add(new GoogleSpan(whole, whole + rest, rest) { BucketEnd = bucketEnd });
        }

        return new GoogleBuckets(spans);
    }
}
