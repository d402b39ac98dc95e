using Aic.Core.Forecasting;

namespace Aic.Core.Alerts;

/// <summary>What is usual for an account's day.</summary>
/// <param name="Median">The middle one of the days that it is measured by.</param>
/// <param name="Limit">More than this is unusual.</param>
/// <param name="Days">How many days it is measured by.</param>
/// <param name="Name">Which they are: <c>days</c>, <c>working days</c>, <c>weekend days</c>.</param>
internal sealed record UsualDay(decimal Median, decimal Limit, int Days, string Name);

/// <summary>
/// Tells what is usual from the weeks before a day, so that a few odd days among them change nothing: by the median and the median absolute deviation of the
/// logarithms, since days differ by factors rather than by amounts. A day is far out from a modified z-score of 3.5 on (Iglewicz and Hoaglin:
/// https://www.itl.nist.gov/div898/handbook/eda/section3/eda35h.htm). Days without any use say nothing of how much is used when something is.
/// </summary>
internal static class UsualDays
{
    /// <summary>How many days before a day are looked at.</summary>
    public const int Weeks = 8;

    private const int FewestDays = 14;
    private const int FewestOfSort = 8;
    private const double FarOut = 3.5;

    /// <summary>What is usual for a day; null while too little is known.</summary>
    /// <param name="days">The account's days, in any order.</param>
    /// <param name="day">The day.</param>
    /// <param name="leastExcess">What is less than this above the median is never unusual.</param>
    public static UsualDay? Before(IReadOnlyList<DayAmount> days, DateOnly day, decimal leastExcess)
    {
        DayAmount[] used = [.. days.Where(one => one is { IsWhole: true, Amount: > 0 } && one.Day < day && one.Day >= day.AddDays(-7 * Weeks))];
        if (used.Length < FewestDays)
        {
            return null;
        }

        DayAmount[] sort = [.. used.Where(one => IsWeekend(one.Day) == IsWeekend(day))];
        (DayAmount[] like, string name) = sort.Length >= FewestOfSort ? (sort, IsWeekend(day) ? "weekend days" : "working days") : (used, "days");
        double[] logarithms = [.. like.Select(one => Math.Log((double)one.Amount))];
        double middle = Outliers.Median(logarithms);
        double deviation = Outliers.Deviation(logarithms, middle);
        decimal median = Exponential(middle);
        decimal limit = Math.Max(Exponential(middle + (FarOut * deviation)), Math.Max(2 * median, median + leastExcess));
        return new UsualDay(median, limit, like.Length, name);
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    // Amounts beyond this are none of anybody's; a decimal holds them.
    private static decimal Exponential(double logarithm) => (decimal)Math.Min(Math.Exp(logarithm), 1e24);
}
