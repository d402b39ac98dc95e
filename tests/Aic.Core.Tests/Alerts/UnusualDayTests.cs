using Aic.Core.Alerts;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Alerts;

public sealed class UnusualDayTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private readonly AlertHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_day_far_above_what_is_usual_is_raised_once_while_it_runs_and_cleared_after_the_next()
    {
        Assert.Empty(Check(Usual(), 12));
        Assert.Equal(["Raised openai"], Check(Usual(), 40));
        Assert.Empty(Check(Usual(), 70));
        Alert alert = Assert.Single(_home.Active);
        Assert.Equal("openai: an unusual day, $40.00 where $10.00 is usual", alert.Title);

        _home.Advance(TimeSpan.FromDays(1));
        Assert.Empty(_home.Check(AlertHome.Facts(new AccountFacts("openai", null, null, null))));
        _home.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["Cleared openai"], _home.Check(AlertHome.Facts(new AccountFacts("openai", null, null, null))));
    }

    [Fact]
    public void Odd_days_among_the_weeks_before_change_nothing()
    {
        Assert.Equal(["Raised openai"], Check([.. Usual().Select((day, index) => index % 9 == 4 ? day with { Amount = 500 } : day)], 60));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(13)]
    public void Too_few_days_raise_nothing(int days) => Assert.Empty(Check([.. Usual().Take(days)], 500));

    [Fact]
    public void Days_of_which_not_all_is_known_are_no_measure() => Assert.Empty(Check([.. Usual().Select(day => day with { IsWhole = false })], 500));

    [Fact]
    public void Days_without_any_use_are_no_measure() =>
        Assert.Equal(["Raised openai"], Check([.. Usual().Select((day, index) => index % 2 == 0 ? day with { Amount = 0 } : day)], 60));

    [Fact]
    public void Tiny_amounts_raise_nothing_however_unusual() => Assert.Empty(Check([.. Usual().Select(day => day with { Amount = 0.02m })], 4.90m));

    [Fact]
    public void A_weekend_is_measured_by_weekends()
    {
        // Ten dollars on working days, one on weekends: ten are unusual on a Sunday only.
        DayAmount[] days = [.. Usual().Select(day => day.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? day with { Amount = 1 } : day)];
        DateOnly sunday = new(2026, 11, 22);

        Assert.Equal("weekend days", UsualDays.Before(days, sunday, 5)!.Name);
        Assert.True(UsualDays.Before(days, sunday, 5)!.Limit < 10);
        Assert.True(UsualDays.Before(days, Today, 5)!.Limit > 15);
    }

    [Fact]
    public void A_provider_that_corrects_a_day_clears_it()
    {
        Check(Usual(), 40);
        _home.Advance(TimeSpan.FromDays(1));

        Assert.Equal(["Cleared openai"], _home.Check(Facts([.. Usual(), new DayAmount(Today, 11, true)])));
    }

    /// <summary>Lognormal days, as usage is: one in a hundred is more than six times the median.</summary>
    [Fact]
    public void Days_that_differ_as_days_do_raise_next_to_nothing()
    {
        Random random = new(7);
        List<DayAmount> days = [.. Enumerable.Range(0, 2000).Select(day => new DayAmount(Today.AddDays(day - 2000), (decimal)(20 * Math.Exp(0.8 * Normal(random))), true))];

        int raised = days.Skip(60).Count(day => UsualDays.Before(days, day.Day, 5) is { } usual && day.Amount > usual.Limit);

        Assert.InRange(raised, 0, 9);
    }

    [Fact]
    public void An_account_that_tells_no_cost_is_measured_by_its_tokens()
    {
        DayAmount[] days = [.. Usual().Select(day => day with { Amount = 2_000_000 }), new DayAmount(Today, 30_000_000, false)];

        Assert.Equal(["Raised openai"], _home.Check(Facts(days, CostSource.Unknown)));
        Assert.Contains("30.0 M tokens", Assert.Single(_home.Active).Title, StringComparison.Ordinal);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static DayAmount[] Usual() => [.. Enumerable.Range(1, 56).Select(back => new DayAmount(Today.AddDays(-back), 9.5m + (back % 3 * 0.5m), true))];

    private static AlertFacts Facts(IReadOnlyList<DayAmount> days, CostSource source = CostSource.Billed) =>
        AlertHome.Facts(new AccountFacts("openai", null, null, null)) with { Days = [new AccountDays("openai", source, days)] };

    private string[] Check(DayAmount[] before, decimal today) => _home.Check(Facts([.. before, new DayAmount(Today, today, false)]));
}
