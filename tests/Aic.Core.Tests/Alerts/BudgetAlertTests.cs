using Aic.Core.Alerts;
using Aic.Core.Budgets;

namespace Aic.Core.Tests.Alerts;

public sealed class BudgetAlertTests : IDisposable
{
    private readonly AlertHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Each_threshold_is_raised_once_and_cleared_in_the_next_period()
    {
        Assert.Equal(["Raised team: 50% of 100 USD"], Check(55));
        Assert.Empty(Check(56));
        Assert.Equal(["Raised team: 80% of 100 USD", "Raised team: 100% of 100 USD"], Check(100));
        Assert.Empty(Check(130));
        Assert.Equal([AlertSeverity.Info, AlertSeverity.Warning, AlertSeverity.Critical], _home.Active.Select(alert => alert.Severity).Order());

        _home.Advance(TimeSpan.FromDays(7));

        Assert.Equal(3, Check(0).Count(change => change.StartsWith("Cleared", StringComparison.Ordinal)));
        Assert.Equal(["Raised team: 50% of 100 USD"], Check(50));
    }

    [Fact]
    public void What_is_not_known_raises_nothing_and_clears_nothing()
    {
        Check(85);

        Assert.Empty(Check(null));
        Assert.Empty(_home.Check(AlertHome.Facts(_home.Budget(20) with { IsPartial = true })));
        Assert.Empty(_home.Check(AlertHome.Facts(_home.Budget(20) with { IsStale = true })));

        Assert.Equal(2, _home.Active.Count);
    }

    [Fact]
    public void A_correction_clears_and_what_comes_back_in_the_same_period_is_active_without_being_raised_again()
    {
        Check(55);

        Assert.Equal(["Cleared team: 50% of 100 USD"], Check(45));
        Assert.Equal(["Reopened team: 50% of 100 USD"], Check(52));
        Assert.Single(_home.Active);
    }

    [Fact]
    public void A_forecast_that_goes_to_and_fro_is_raised_once()
    {
        Assert.Equal(["Raised team: projected of 100 USD"], Check(20, 105));
        Assert.Contains("$105.00 expected, more than $100.00", Assert.Single(_home.Active).Title, StringComparison.Ordinal);
        Assert.Empty(Check(20, 99));
        Assert.Empty(Check(20, 103));
        Assert.Equal(["Cleared team: projected of 100 USD"], Check(20, 80));
        Assert.Equal(["Reopened team: projected of 100 USD"], Check(20, 120));
    }

    [Fact]
    public void That_an_amount_will_be_used_up_is_no_news_when_it_is()
    {
        Assert.DoesNotContain("Raised team: projected of 100 USD", Check(101, 150));
        Assert.Equal(["Cleared team: 50% of 100 USD", "Cleared team: 80% of 100 USD", "Cleared team: 100% of 100 USD"], _home.Check(AlertHome.Facts(_home.Budget(0))).Order(StringComparer.Ordinal).OrderBy(text => text.Contains("100%", StringComparison.Ordinal)));

        Assert.Equal(["Raised team: projected of 100 USD"], _home.Check(AlertHome.Facts(_home.Budget(101, 150, thresholds: BudgetThreshold.Projected))));
    }

    [Fact]
    public void Another_amount_makes_other_thresholds_and_a_budget_that_is_gone_has_none()
    {
        Check(55);

        Assert.Equal(["Raised team: 50% of 110 USD", "Cleared team: 50% of 100 USD"], _home.Check(AlertHome.Facts(_home.Budget(55, amount: 110.00m))));
        Assert.Equal(["Cleared team: 50% of 110 USD"], _home.Check(AlertHome.Facts(Array.Empty<BudgetState>())));
    }

    [Fact]
    public void A_user_who_travels_is_told_nothing_twice()
    {
        _home.Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        Check(55);
        _home.Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

        Assert.Empty(Check(56));
    }

    private string[] Check(decimal? used, decimal? expected = null) => _home.Check(AlertHome.Facts(_home.Budget(used, expected)));
}
