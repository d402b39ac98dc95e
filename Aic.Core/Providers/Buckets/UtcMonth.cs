using Aic.Core.Usage;

namespace Aic.Core.Providers.Buckets;

/// <summary>Calendar months in UTC, by which providers bill.</summary>
internal static class UtcMonth
{
    /// <summary>The first moment of a moment's month.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset moment)
    {
        DateTime utc = moment.UtcDateTime;
        return new DateTimeOffset(utc.Year, utc.Month, 1, 0, 0, 0, TimeSpan.Zero);
    }

    /// <summary>The days of a moment's month, as far as there is something to ask for.</summary>
    public static BucketPlan DaysOf(DateTimeOffset now) =>
        BucketPlan.ForDays(new UsagePeriod(StartOf(now), StartOf(now).AddMonths(1)), now);

    /// <summary>Whether a plan covers exactly the month of a moment, as far as it has gone.</summary>
    public static bool IsSoFar(BucketPlan plan, DateTimeOffset now) => plan.Start == StartOf(now) && plan.AskedEnd > now;
}
