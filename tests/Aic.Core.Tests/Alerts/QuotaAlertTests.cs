using Aic.Core.Alerts;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Alerts;

public sealed class QuotaAlertTests : IDisposable
{
    private readonly AlertHome _home = new();

    public void Dispose() => _home.Dispose();

    private DateTimeOffset In(double hours) => _home.Now.AddHours(hours);

    [Fact]
    public void A_window_is_raised_once_though_its_reset_is_told_a_little_differently_each_time()
    {
        DateTimeOffset reset = In(3);

        Assert.Equal(["Raised claude-code: 5h"], Check(91, reset));
        Assert.Empty(Check(92, reset.AddSeconds(40)));
        Assert.Empty(Check(93, reset.AddMinutes(-3)));
        Assert.Empty(Check(89, reset));

        Assert.Equal("claude-code: 91% of the quota 5h is used", Assert.Single(_home.Active).Title);
    }

    [Fact]
    public void The_next_window_is_another_cause()
    {
        Check(95, In(3));
        _home.Advance(TimeSpan.FromHours(3.1));

        Assert.Equal(["Raised claude-code: 5h", "Cleared claude-code: 5h"], Check(95, In(5)));
    }

    [Fact]
    public void What_was_said_of_a_window_that_is_over_raises_nothing_and_its_alert_is_over()
    {
        AccountFacts told = _home.Quota(95, In(3));
        _home.Check(AlertHome.Facts(told));
        _home.Advance(TimeSpan.FromHours(4));

        Assert.Equal(["Cleared claude-code: 5h"], _home.Check(AlertHome.Facts(told)));
        Assert.Empty(_home.Check(AlertHome.Facts(told)));
    }

    [Fact]
    public void A_window_that_moves_on_with_the_time_is_one()
    {
        Assert.Equal(["Raised claude-code: 5h"], Check(95, In(5)));
        for (int i = 0; i < 40; i++)
        {
            _home.Advance(TimeSpan.FromMinutes(30));
            Assert.Empty(Check(95, In(5)));
        }
    }

    [Fact]
    public void A_quota_that_becomes_used_up_is_told_again_as_critical()
    {
        Check(95, In(3));

        Assert.Equal(["Worsened claude-code: 5h"], Check(100, In(3)));
        Assert.Empty(Check(104, In(3)));
        Assert.Empty(Check(97, In(3)));

        Alert alert = Assert.Single(_home.Active);
        Assert.Equal((AlertSeverity.Critical, "claude-code: the quota 5h is used up"), (alert.Severity, alert.Title));
    }

    [Fact]
    public void A_quota_that_never_starts_anew_is_raised_again_after_it_was_filled_up()
    {
        Assert.Equal(["Raised claude-code: 5h"], Check(95, null));
        Assert.Empty(Check(89, null));
        Assert.Empty(Check(92, null));
        Assert.Equal(["Cleared claude-code: 5h"], Check(10, null));
        _home.Advance(TimeSpan.FromDays(2));
        Assert.Equal(["Raised claude-code: 5h"], Check(96, null));
    }

    [Fact]
    public void A_provider_that_fails_clears_nothing_and_an_account_that_is_gone_does()
    {
        Check(95, In(3));
        AccountFacts failing = _home.Quota(95, In(3)) with { Usage = _home.Quota(10, In(3)).Usage! with { IsStale = true, Error = new UsageError(UsageErrorKind.Network, "No route.") } };

        Assert.Empty(_home.Check(AlertHome.Facts(failing)));
        Assert.Equal(["Cleared claude-code: 5h"], _home.Check(AlertHome.Facts(Array.Empty<AccountFacts>())));
    }

    private string[] Check(decimal? percent, DateTimeOffset? resetsAt) => _home.Check(AlertHome.Facts(_home.Quota(percent, resetsAt)));
}
