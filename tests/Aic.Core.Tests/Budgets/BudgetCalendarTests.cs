using System.Globalization;
using Aic.Core.Budgets;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Budgets;

/// <summary>Periods are cut in the user's time zone, whatever the calendar does.</summary>
public sealed class BudgetCalendarTests
{
    public static TheoryData<string> Zones => ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"];

    [Theory]
    [InlineData(BudgetPeriod.Day, null, "2026-11-24T12:00Z", "2026-11-24", "2026-11-25")]
    [InlineData(BudgetPeriod.Week, null, "2026-11-24T12:00Z", "2026-11-23", "2026-11-30")]
    [InlineData(BudgetPeriod.Week, 7, "2026-11-24T12:00Z", "2026-11-22", "2026-11-29")]
    [InlineData(BudgetPeriod.Week, 2, "2026-11-24T12:00Z", "2026-11-24", "2026-12-01")]
    [InlineData(BudgetPeriod.Week, 3, "2026-11-24T12:00Z", "2026-11-18", "2026-11-25")]
    [InlineData(BudgetPeriod.Month, null, "2026-11-24T12:00Z", "2026-11-01", "2026-12-01")]
    [InlineData(BudgetPeriod.Month, 15, "2026-11-14T23:59Z", "2026-10-15", "2026-11-15")]
    [InlineData(BudgetPeriod.Month, 15, "2026-11-15T00:00Z", "2026-11-15", "2026-12-15")]
    [InlineData(BudgetPeriod.Month, 31, "2026-11-30T12:00Z", "2026-11-30", "2026-12-31")]
    [InlineData(BudgetPeriod.Month, 31, "2027-02-28T12:00Z", "2027-02-28", "2027-03-31")]
    [InlineData(BudgetPeriod.Month, 30, "2028-02-28T12:00Z", "2028-01-30", "2028-02-29")]
    [InlineData(BudgetPeriod.Month, 31, "2027-01-05T12:00Z", "2026-12-31", "2027-01-31")]
    public void A_period_begins_on_its_day(BudgetPeriod period, int? startsOn, string now, string first, string afterLast)
    {
        UsagePeriod found = BudgetCalendar.PeriodAt(Budget(period, startsOn), DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), TimeZoneInfo.Utc);

        Assert.Equal((Utc(first), Utc(afterLast)), (found.Start, found.End));
    }

    [Theory]
    [InlineData("2026-03-29T12:00Z", 23)]
    [InlineData("2026-10-25T12:00Z", 25)]
    [InlineData("2026-11-24T23:30Z", 24)]
    public void A_day_is_as_long_as_the_clocks_make_it(string now, int hours)
    {
        UsagePeriod day = BudgetCalendar.PeriodAt(
            Budget(BudgetPeriod.Day, null), DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

        Assert.Equal(hours, (day.End - day.Start).TotalHours);
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Periods_follow_each_other_through_a_year_without_gap_or_overlap(string zoneId)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        foreach ((BudgetPeriod kind, int? startsOn) in new (BudgetPeriod, int?)[] { (BudgetPeriod.Day, null), (BudgetPeriod.Week, 4), (BudgetPeriod.Month, 30) })
        {
            DateTimeOffset now = Utc("2027-12-31").AddHours(10);
            UsagePeriod period = BudgetCalendar.PeriodAt(Budget(kind, startsOn), now, zone);
            for (; now < Utc("2029-01-02"); now = now.AddMinutes(30))
            {
                UsagePeriod next = BudgetCalendar.PeriodAt(Budget(kind, startsOn), now, zone);
                Assert.True(next.Start <= now && now < next.End);
                Assert.True(next == period || next.Start == period.End);
                period = next;
            }
        }
    }

    private static Budget Budget(BudgetPeriod period, int? startsOn) => new() { Name = "mine", Amount = 1, Period = period, StartsOn = startsOn };

    private static DateTimeOffset Utc(string day) => DateTimeOffset.Parse($"{day}T00:00Z", CultureInfo.InvariantCulture);
}
