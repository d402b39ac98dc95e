using Aic.Core.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.Usage;

public sealed class UsagePeriodTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void An_end_that_is_not_after_the_start_is_refused()
    {
        DateTimeOffset moment = Utc("2026-11-01T00:00");

        Assert.Throws<ArgumentException>(() => new UsagePeriod(moment, moment));
    }

    [Theory]
    [InlineData(NamedPeriod.Today, "2026-11-24T00:00", "2026-11-25T00:00")]
    [InlineData(NamedPeriod.Yesterday, "2026-11-23T00:00", "2026-11-24T00:00")]
    [InlineData(NamedPeriod.Last7Days, "2026-11-18T00:00", "2026-11-25T00:00")]
    [InlineData(NamedPeriod.Last30Days, "2026-10-26T00:00", "2026-11-25T00:00")]
    [InlineData(NamedPeriod.ThisMonth, "2026-11-01T00:00", "2026-12-01T00:00")]
    [InlineData(NamedPeriod.LastMonth, "2026-10-01T00:00", "2026-11-01T00:00")]
    public void Named_periods_are_cut_at_midnight(NamedPeriod name, string start, string end)
    {
        UsagePeriod period = UsagePeriod.Named(name, At("2026-11-24T15:30", TimeZoneInfo.Utc));

        Assert.Equal(new UsagePeriod(Utc(start), Utc(end)), period);
    }

    [Fact]
    public void Midnight_is_the_users_not_the_servers()
    {
        UsagePeriod today = UsagePeriod.Named(NamedPeriod.Today, At("2026-11-23T23:30", Berlin));

        Assert.Equal(new UsagePeriod(Utc("2026-11-23T23:00"), Utc("2026-11-24T23:00")), today);
    }

    [Theory]
    [InlineData("2026-03-29T12:00", 23)]
    [InlineData("2026-10-25T12:00", 25)]
    public void A_day_on_which_the_clock_changes_has_its_true_length(string now, int hours)
    {
        UsagePeriod today = UsagePeriod.Named(NamedPeriod.Today, At(now, Berlin));

        Assert.Equal(TimeSpan.FromHours(hours), today.End - today.Start);
    }

    [Fact]
    public void A_midnight_that_daylight_saving_skips_becomes_the_first_moment_of_the_day()
    {
        // In Santiago the clock goes from 2026-09-05 23:59 to 2026-09-06 01:00.
        TimeZoneInfo santiago = TimeZoneInfo.FindSystemTimeZoneById("America/Santiago");

        UsagePeriod today = UsagePeriod.Named(NamedPeriod.Today, At("2026-09-06T15:00", santiago));

        Assert.Equal(Utc("2026-09-06T04:00"), today.Start);
        Assert.Equal(Utc("2026-09-07T03:00"), today.End);
    }

    [Fact]
    public void A_midnight_that_happens_twice_starts_the_day_once()
    {
        // In Havana the clock goes from 2026-11-01 00:59 back to 00:00.
        TimeZoneInfo havana = TimeZoneInfo.FindSystemTimeZoneById("America/Havana");

        UsagePeriod today = UsagePeriod.Named(NamedPeriod.Today, At("2026-11-01T15:00", havana));

        Assert.Equal(Utc("2026-11-01T04:00"), today.Start);
        Assert.Equal(TimeSpan.FromHours(25), today.End - today.Start);
    }

    [Fact]
    public void An_open_end_reaches_to_the_end_of_today()
    {
        UsagePeriod period = UsagePeriod.Between(Utc("2026-11-01T00:00"), null, At("2026-11-24T15:30", TimeZoneInfo.Utc));

        Assert.Equal(Utc("2026-11-25T00:00"), period.End);
    }

    [Fact]
    public void Neighbouring_local_days_become_neighbouring_utc_days()
    {
        UsagePeriod monday = UsagePeriod.Named(NamedPeriod.Yesterday, At("2026-11-24T12:00", Berlin));
        UsagePeriod tuesday = UsagePeriod.Named(NamedPeriod.Today, At("2026-11-24T12:00", Berlin));

        Assert.Equal(new UsagePeriod(Utc("2026-11-23T00:00"), Utc("2026-11-24T00:00")), monday.ToUtcDays());
        Assert.Equal(new UsagePeriod(Utc("2026-11-24T00:00"), Utc("2026-11-25T00:00")), tuesday.ToUtcDays());
    }

    [Fact]
    public void A_few_hours_are_no_utc_day()
    {
        UsagePeriod hours = new(Utc("2026-11-24T07:00"), Utc("2026-11-24T10:00"));

        Assert.Null(hours.ToUtcDays());
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse($"{text}Z", System.Globalization.CultureInfo.InvariantCulture);

    private static FakeTimeProvider At(string utc, TimeZoneInfo zone)
    {
        FakeTimeProvider time = new(Utc(utc));
        time.SetLocalTimeZone(zone);
        return time;
    }
}
