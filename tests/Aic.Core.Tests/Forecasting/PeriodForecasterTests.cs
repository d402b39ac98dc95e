using Aic.Core.Forecasting;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Forecasting;

/// <summary>Forecasts of November 2026 from made-up days, in UTC.</summary>
public sealed class PeriodForecasterTests
{
    private static readonly DateOnly First = new(2026, 9, 7);
    private static readonly UsagePeriod November = new(Utc(1, 11), Utc(1, 12));

    [Fact]
    public void Days_that_are_all_alike_go_on_without_doubt()
    {
        PeriodForecast forecast = Forecast(_ => 10, Utc(11, 11))!;

        Assert.Equal((300m, 300m, 300m, 300m), (forecast.Expected, forecast.Low, forecast.High, forecast.StraightLine));
        Assert.Equal((56, true, 80), (forecast.DaysKnown, forecast.HasWeekdays, forecast.Confidence));
    }

    [Fact]
    public void Weekends_are_no_working_days()
    {
        // Sunday the 8th has just begun: 5 working days are over and 16 are left, which a straight line can't see.
        PeriodForecast forecast = Forecast(day => IsWeekend(day) ? 0 : 10, Utc(8, 11))!;

        Assert.InRange(forecast.Expected, 203, 217);
        Assert.InRange(forecast.StraightLine, 214, 215);
        Assert.True(forecast.Low <= 210 && forecast.High >= 210);
    }

    [Fact]
    public void Growth_goes_on_for_a_while()
    {
        PeriodForecast forecast = Forecast(day => (decimal)Math.Exp(0.01 * (day.DayNumber - First.DayNumber)), Utc(11, 11))!;

        Assert.True(forecast.Expected > forecast.StraightLine * 1.05m);
        Assert.InRange(forecast.Expected / Sum(day => (decimal)Math.Exp(0.01 * (day.DayNumber - First.DayNumber))), 0.95m, 1.02m);
    }

    [Fact]
    public void A_single_odd_day_is_not_the_new_normal()
    {
        decimal Amount(DateOnly day) => day == new DateOnly(2026, 11, 10) ? 500 : 10;

        PeriodForecast forecast = Forecast(Amount, Utc(11, 11))!;

        // The odd day is in what is used; of the 20 days to come, each gets its part of it and no more.
        Assert.InRange(forecast.Expected, 590 + 200, 590 + 200 + (20 * 490m / 56) + 20);
        Assert.True(forecast.StraightLine > 1700);
    }

    [Fact]
    public void What_is_left_of_today_counts_by_the_hour()
    {
        PeriodForecast forecast = Forecast(_ => 24, Utc(30, 11).AddHours(18))!;

        // All of today is used already: what six hours more may bring is added to it.
        Assert.Equal((30 * 24) + 6, forecast.Expected);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Too_few_days_tell_nothing(int days, bool isForecast)
    {
        DailyAmount[] known = [.. Enumerable.Range(0, days).Select(index => new DailyAmount(new DateOnly(2026, 11, 10).AddDays(-index), 5))];

        PeriodForecast? forecast = PeriodForecaster.Forecast(known, 5 * days, November, Utc(11, 11), TimeZoneInfo.Utc);

        Assert.Equal(isForecast, forecast is not null);
    }

    [Fact]
    public void Days_before_the_first_use_tell_nothing()
    {
        PeriodForecast forecast = Forecast(day => day < new DateOnly(2026, 11, 6) ? 0 : 10, Utc(11, 11))!;

        Assert.Equal((5, 250m), (forecast.DaysKnown, forecast.Expected));
    }

    [Fact]
    public void Nothing_used_for_weeks_is_expected_to_stay_little()
    {
        PeriodForecast forecast = Forecast(day => day < new DateOnly(2026, 9, 20) ? 10 : 0, Utc(11, 11))!;

        Assert.InRange(forecast.Expected, 0, 60);
        Assert.Equal(0, forecast.Low);
    }

    [Theory]
    [InlineData(10, 31)]
    [InlineData(12, 1)]
    public void A_period_that_is_not_running_has_no_forecast(int month, int day) => Assert.Null(Forecast(_ => 10, Utc(day, month)));

    [Fact]
    public void A_low_end_is_never_below_what_is_used()
    {
        PeriodForecast forecast = Forecast(day => day.DayNumber % 5 == 0 ? 100 : 1, Utc(29, 11))!;

        Assert.True(forecast.Low >= Sum(day => day.DayNumber % 5 == 0 ? 100 : 1, Utc(29, 11)));
        Assert.True(forecast.Low < forecast.Expected && forecast.Expected < forecast.High);
    }

    [Fact]
    public void Credits_are_amounts_too()
    {
        PeriodForecast forecast = Forecast(day => day.DayOfWeek == DayOfWeek.Monday ? -70 : 10, Utc(11, 11))!;

        Assert.InRange(forecast.Expected, -300, 100);
    }

    private static PeriodForecast? Forecast(Func<DateOnly, decimal> amount, DateTimeOffset now)
    {
        DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
        IEnumerable<DailyAmount> days = Enumerable.Range(0, 100).Select(First.AddDays).Where(day => day <= today && (day < today || now.TimeOfDay > TimeSpan.Zero)).Select(day => new DailyAmount(day, amount(day)));
        return PeriodForecaster.Forecast(days, Sum(amount, now), November, now, TimeZoneInfo.Utc);
    }

    private static decimal Sum(Func<DateOnly, decimal> amount, DateTimeOffset? until = null) =>
        Enumerable.Range(0, 30).Select(new DateOnly(2026, 11, 1).AddDays).Where(day => until is null || Utc(day.Day, 11) < until).Sum(amount);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DateTimeOffset Utc(int day, int month) => new(2026, month, day, 0, 0, 0, TimeSpan.Zero);
}
