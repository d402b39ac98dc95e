using Aic.Core.Usage;

namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>
/// A period in the steps that Azure Monitor counts in: UTC days where the period consists of them, else hours, else quarters of an hour
/// (time zones differ from UTC by as little). Metrics are kept for 93 days
/// (<see href="https://learn.microsoft.com/azure/azure-monitor/metrics/data-platform-metrics#retention-of-metrics"/>).
/// </summary>
internal sealed class AzureBuckets
{
    private const int BucketsPerCall = 720;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Retention = TimeSpan.FromDays(93);

    private AzureBuckets(DateTimeOffset start, DateTimeOffset end, TimeSpan step, IReadOnlyList<string> notes)
    {
        Start = start;
        End = end;
        Step = step;
        Notes = notes;
    }

    /// <summary>Start of the first bucket (UTC).</summary>
    public DateTimeOffset Start { get; }

    /// <summary>End of the last bucket (UTC); not after <see cref="Start"/> when there can be no data.</summary>
    public DateTimeOffset End { get; }

    /// <summary>A bucket's length.</summary>
    public TimeSpan Step { get; }

    /// <summary>The length as Azure Monitor writes it.</summary>
    public string Interval => Step == Day ? "P1D" : Step == Hour ? "PT1H" : "PT15M";

    /// <summary>How the buckets differ from the period.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The calls that are needed: each a span of whole buckets.</summary>
    public IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> Calls
    {
        get
        {
            TimeSpan length = Step == Day ? 30 * Day : BucketsPerCall * Step;
            for (DateTimeOffset start = Start; start < End; start += length)
            {
                yield return (start, start + length < End ? start + length : End);
            }
        }
    }

    /// <summary>Cuts a period.</summary>
    /// <param name="period">The period.</param>
    /// <param name="now">The moment up to which there can be data.</param>
    public static AzureBuckets Of(UsagePeriod period, DateTimeOffset now)
    {
        TimeSpan step = period.IsWholeUtcDays ? Day : IsOn(period, Hour) ? Hour : Quarter;
        List<string> notes = [];
        DateTimeOffset start = Nearest(period.Start, step);
        DateTimeOffset end = Nearest(period.End, step);
        if (start != period.Start || end != period.End)
        {
            end = end > start ? end : start + step;
            notes.Add(FormattableString.Invariant($"Azure Monitor counts in steps of 15 minutes: requests and tokens are those from {start:yyyy-MM-dd HH:mm} to {end:yyyy-MM-dd HH:mm} UTC."));
        }

        DateTimeOffset oldest = Ceiling(now - Retention, step);
        if (start < oldest)
        {
            start = oldest;
            notes.Add(FormattableString.Invariant($"Azure Monitor keeps metrics for 93 days: requests and tokens before {oldest:yyyy-MM-dd} aren't in these numbers."));
        }

        DateTimeOffset newest = Ceiling(now, step);
        return new AzureBuckets(start, end < newest ? end : newest, step, notes);
    }

    private static bool IsOn(UsagePeriod period, TimeSpan step) => period.Start.UtcTicks % step.Ticks == 0 && period.End.UtcTicks % step.Ticks == 0;

    private static DateTimeOffset Nearest(DateTimeOffset moment, TimeSpan step) => Floor(moment.AddTicks(step.Ticks / 2), step);

    private static DateTimeOffset Ceiling(DateTimeOffset moment, TimeSpan step) => Floor(moment.AddTicks(step.Ticks - 1), step);

    private static DateTimeOffset Floor(DateTimeOffset moment, TimeSpan step) => new(moment.UtcTicks - (moment.UtcTicks % step.Ticks), TimeSpan.Zero);
}
