using Aic.Core.Usage;

namespace Aic.Core.Budgets;

/// <summary>Cuts budgets' periods, in the user's time zone.</summary>
public static class BudgetCalendar
{
    /// <summary>The period that a moment falls into.</summary>
    /// <param name="budget">The budget.</param>
    /// <param name="now">The moment.</param>
    /// <param name="zone">The user's time zone. A day of 23 or 25 hours (daylight saving) has that length.</param>
    public static UsagePeriod PeriodAt(Budget budget, DateTimeOffset now, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(budget);
        ArgumentNullException.ThrowIfNull(zone);
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        (DateOnly first, DateOnly afterLast) = budget.Period switch
        {
            BudgetPeriod.Day => (today, today.AddDays(1)),
            BudgetPeriod.Week => Week(today, budget.StartsOn ?? 1),
            BudgetPeriod.Month => Month(today, budget.StartsOn ?? 1),
            _ => throw new ArgumentOutOfRangeException(nameof(budget), budget.Period, "There is no such period."),
        };
        return new UsagePeriod(UsagePeriod.Midnight(first, zone), UsagePeriod.Midnight(afterLast, zone));
    }

    private static (DateOnly First, DateOnly AfterLast) Week(DateOnly today, int startsOn)
    {
        // ISO 8601: Monday is 1, Sunday is 7.
        int day = today.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)today.DayOfWeek;
        DateOnly first = today.AddDays(-((day - startsOn + 7) % 7));
        return (first, first.AddDays(7));
    }

    private static (DateOnly First, DateOnly AfterLast) Month(DateOnly today, int startsOn)
    {
        DateOnly first = StartIn(today, startsOn);
        return first <= today ? (first, StartIn(NextMonth(today), startsOn)) : (StartIn(NextMonth(today, -1), startsOn), first);
    }

    private static DateOnly StartIn(DateOnly month, int startsOn) =>
        new(month.Year, month.Month, Math.Min(startsOn, DateTime.DaysInMonth(month.Year, month.Month)));

    private static DateOnly NextMonth(DateOnly day, int by = 1) => new DateOnly(day.Year, day.Month, 1).AddMonths(by);
}
