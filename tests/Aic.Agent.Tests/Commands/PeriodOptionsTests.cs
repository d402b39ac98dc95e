using System.CommandLine;
using Aic.Agent.Commands;
using Aic.Core.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Agent.Tests.Commands;

public sealed class PeriodOptionsTests
{
    private static readonly TimeZoneInfo FiveHoursBehind = TimeZoneInfo.CreateCustomTimeZone("five behind", TimeSpan.FromHours(-5), null, null);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public PeriodOptionsTests() => _time.SetLocalTimeZone(FiveHoursBehind);

    [Theory]
    [InlineData("today", NamedPeriod.Today)]
    [InlineData("Yesterday", NamedPeriod.Yesterday)]
    [InlineData("last7days", NamedPeriod.Last7Days)]
    [InlineData("Last-7-Days", NamedPeriod.Last7Days)]
    [InlineData("last_30_days", NamedPeriod.Last30Days)]
    [InlineData("this-month", NamedPeriod.ThisMonth)]
    [InlineData("LASTMONTH", NamedPeriod.LastMonth)]
    public void A_name_is_understood_however_it_is_written(string text, NamedPeriod expected) =>
        Assert.Equal(UsagePeriod.Named(expected, _time), Read("--period", text).Period);

    [Fact]
    public void Without_options_it_is_this_month() =>
        Assert.Equal(new AskedPeriod(UsagePeriod.Named(NamedPeriod.ThisMonth, _time), "This month"), Read());

    [Fact]
    public void A_date_is_midnight_in_the_users_time_zone()
    {
        AskedPeriod asked = Read("--since", "2026-11-01", "--until", "2026-11-03");

        Assert.Equal(new DateTimeOffset(2026, 11, 1, 5, 0, 0, TimeSpan.Zero), asked.Period.Start);
        Assert.Equal(new DateTimeOffset(2026, 11, 3, 5, 0, 0, TimeSpan.Zero), asked.Period.End);
        Assert.Null(asked.Name);
    }

    [Theory]
    [InlineData("2026-11-01T08:30:00Z", 8)]
    [InlineData("2026-11-01T08:30:00.000Z", 8)]
    [InlineData("2026-11-01T08:30Z", 8)]
    [InlineData("2026-11-01T10:30:00+02:00", 8)]
    public void A_moment_is_that_moment(string text, int utcHour) =>
        Assert.Equal(new DateTimeOffset(2026, 11, 1, utcHour, 30, 0, TimeSpan.Zero), Read("--since", text).Period.Start);

    [Fact]
    public void An_open_end_reaches_to_the_end_of_today_and_an_open_start_thirty_days_back()
    {
        Assert.Equal(UsagePeriod.Named(NamedPeriod.Today, _time).End, Read("--since", "2026-11-20").Period.End);
        Assert.Equal(new DateTimeOffset(2026, 10, 2, 5, 0, 0, TimeSpan.Zero), Read("--until", "2026-11-01").Period.Start);
    }

    [Theory]
    [InlineData("01.11.2026")]
    [InlineData("2026-11-31")]
    [InlineData("11/01/2026")]
    [InlineData("20261101")]
    public void Other_ways_to_write_a_date_are_refused(string text)
    {
        Command command = new("test");
        new PeriodOptions(_time).AddTo(command);

        Assert.Contains(text, Assert.Single(command.Parse(["--since", text]).Errors).Message, StringComparison.Ordinal);
    }

    private AskedPeriod Read(params string[] args)
    {
        Command command = new("test");
        PeriodOptions options = new(_time);
        options.AddTo(command);
        ParseResult result = command.Parse(args);
        Assert.Empty(result.Errors);
        return options.Read(result);
    }
}
