using Aic.Core.Currencies;
using Aic.Core.Storage;
using Aic.Core.Tests.Pricing;

namespace Aic.Core.Tests.Currencies;

/// <summary>The bank is asked at most once a working day, after it has published.</summary>
public sealed class EcbScheduleTests
{
    [Theory]
    [InlineData("2026-11-24T12:00:00Z", "2026-11-23T15:30:00Z")]
    [InlineData("2026-11-24T15:30:00Z", "2026-11-24T15:30:00Z")]
    [InlineData("2026-11-22T20:00:00Z", "2026-11-20T15:30:00Z")]
    [InlineData("2026-11-23T09:00:00Z", "2026-11-20T15:30:00Z")]
    public void Without_rates_it_is_asked_now(string now, string due) => Assert.Equal(At(due), EcbSchedule.DueAt(new EcbState(null, null, null), At(now)));

    [Theory]
    [InlineData("2026-11-23", "2026-11-24T12:00:00Z", "2026-11-24T15:30:00Z")]
    [InlineData("2026-11-24", "2026-11-24T16:00:00Z", "2026-11-25T15:30:00Z")]
    [InlineData("2026-11-20", "2026-11-20T18:00:00Z", "2026-11-23T15:30:00Z")]
    [InlineData("2026-11-20", "2026-11-23T08:00:00Z", "2026-11-23T15:30:00Z")]
    [InlineData("2026-11-19", "2026-11-23T08:00:00Z", "2026-11-20T15:30:00Z")]
    public void The_newest_rates_last_until_the_next_are_published(string kept, string now, string due) =>
        Assert.Equal(At(due), EcbSchedule.DueAt(new EcbState(Rates(kept), null, null), At(now)));

    [Fact]
    public void On_a_day_without_rates_it_is_asked_once()
    {
        EcbState state = new(Rates("2026-12-24"), At("2026-12-25T15:31:00Z"), null);

        Assert.Equal(At("2026-12-28T15:30:00Z"), EcbSchedule.DueAt(state, At("2026-12-25T15:32:00Z")));
    }

    [Fact]
    public void After_an_attempt_in_vain_it_is_left_alone_for_an_hour()
    {
        EcbState state = new(Rates("2026-11-23"), At("2026-11-23T16:00:00Z"), At("2026-11-24T15:40:00Z"));

        Assert.Equal(At("2026-11-24T16:40:00Z"), EcbSchedule.DueAt(state, At("2026-11-24T15:41:00Z")));
    }

    [Fact]
    public void A_clock_that_was_set_back_keeps_nobody_from_asking()
    {
        EcbState state = new(Rates("2026-11-10"), At("2027-11-24T16:00:00Z"), At("2027-11-24T16:00:00Z"));

        Assert.Equal(At("2026-11-23T15:30:00Z"), EcbSchedule.DueAt(state, At("2026-11-24T09:00:00Z")));
    }

    private static EcbRates Rates(string day) => new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new Dictionary<string, decimal> { ["USD"] = 1.25m });

    private static DateTimeOffset At(string moment) => PriceHome.At(moment);
}
