using Aic.Core.Alerts;
using Aic.Core.Tests.Tracking;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Alerts;

/// <summary>Providers that fail and keys that are refused, through the whole library.</summary>
public sealed class AccountAlertTests : IDisposable
{
    private readonly FakeProvider _alpha = new("alpha");
    private readonly TrackerHome _home;

    public AccountAlertTests() => _home = new TrackerHome(_alpha);

    public void Dispose() => _home.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_provider_that_failed_for_an_hour_is_raised_once_and_cleared_by_a_success()
    {
        _alpha.Fail(UsageErrorKind.ServiceUnavailable, "It is down.");
        for (int minutes = 0; minutes < 60; minutes += 10)
        {
            Assert.Empty((await CheckAsync()).Raised);
            _home.Time.Advance(TimeSpan.FromMinutes(10));
        }

        Alert raised = Assert.Single((await CheckAsync()).Raised);
        Assert.Equal((AlertKind.ProviderFailing, "alpha", "alpha: no answer since 2026-11-24 12:00"), (raised.Kind, raised.Subject, raised.Title));
        Assert.StartsWith("It is down.", raised.Message, StringComparison.Ordinal);
        _home.Time.Advance(TimeSpan.FromHours(5));
        Assert.Empty((await CheckAsync()).Raised);

        _alpha.Answer = null;
        _home.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(raised.Id, Assert.Single((await CheckAsync()).Cleared).Id);
    }

    [Fact]
    public async Task A_success_in_between_begins_a_new_hour()
    {
        foreach (int minutes in Enumerable.Range(0, 20))
        {
            if (minutes % 5 == 4)
            {
                _alpha.Answer = null;
            }
            else
            {
                _alpha.Fail(UsageErrorKind.Timeout);
            }

            AlertCheckResult result = await CheckAsync();
            Assert.Empty(result.Raised);
            _home.Time.Advance(TimeSpan.FromMinutes(12));
        }
    }

    [Theory]
    [InlineData(UsageErrorKind.NotSupported)]
    [InlineData(UsageErrorKind.Forbidden)]
    public async Task What_a_provider_does_not_offer_is_no_failure(UsageErrorKind kind)
    {
        _alpha.Fail(kind);
        for (int hour = 0; hour < 6; hour++)
        {
            Assert.Empty((await CheckAsync()).Raised);
            _home.Time.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public async Task A_machine_that_slept_through_two_failures_raises_nothing()
    {
        _alpha.Fail(UsageErrorKind.Network);
        await CheckAsync();
        _home.Time.Advance(TimeSpan.FromHours(9));

        Assert.Empty((await CheckAsync()).Raised);
    }

    [Fact]
    public async Task A_refused_key_is_raised_once_says_nothing_of_the_key_and_is_cleared_when_it_is_good()
    {
        _alpha.Fail(UsageErrorKind.InvalidKey, "The key sk-alpha-0123456789 is revoked.");

        Alert raised = Assert.Single((await CheckAsync()).Raised);
        Assert.Equal((AlertKind.KeyRejected, AlertSeverity.Critical, "alpha: the key is refused"), (raised.Kind, raised.Severity, raised.Title));
        Assert.DoesNotContain("0123456789", raised.Message, StringComparison.Ordinal);
        Assert.Contains("ALPHA_KEY", raised.Message, StringComparison.Ordinal);

        // It is refused again when somebody tests it, which is the same cause.
        _home.Time.Advance(TimeSpan.FromHours(1));
        _alpha.Verdict = _ => new(Aic.Core.Providers.KeyStatus.Invalid, "Revoked.", []);
        await _home.Start().TestAsync("alpha");
        Assert.Empty((await CheckAsync()).Raised);

        _alpha.Answer = null;
        _alpha.Verdict = _ => new(Aic.Core.Providers.KeyStatus.Valid, "Fine.", []);
        await _home.Start().TestAsync("alpha");
        Assert.Equal(raised.Id, Assert.Single((await CheckAsync()).Cleared).Id);
    }

    [Fact]
    public async Task Another_key_clears_and_its_own_refusal_is_raised()
    {
        _alpha.Fail(UsageErrorKind.InvalidKey);
        await CheckAsync();
        _home.Variables["ALPHA_KEY"] = "sk-alpha-another";
        _home.Time.Advance(TimeSpan.FromMinutes(10));

        AlertCheckResult untested = await _home.Start().EvaluateAlertsAsync(new AlertCheck { IsAsking = false }, Cancellation);
        AlertCheckResult asked = await CheckAsync();

        Assert.Single(untested.Cleared);
        Assert.Single(asked.Raised);
    }

    [Fact]
    public async Task An_account_without_a_key_raises_nothing()
    {
        _home.Variables.Clear();

        AlertCheckResult result = await CheckAsync();

        Assert.Empty(result.Raised);
    }

    [Fact]
    public async Task Processes_that_check_at_once_raise_once_in_all()
    {
        _alpha.Fail(UsageErrorKind.InvalidKey);
        await _home.Start().AskAsync("alpha");

        AlertCheckResult[] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(CheckAsync, Cancellation)));

        Assert.Single(results.SelectMany(result => result.Raised));
        Assert.Single(_home.Start().GetAlerts(new AlertQuery()));
    }

    private Task<AlertCheckResult> CheckAsync() => _home.Start().CheckAlertsAsync(new AlertCheck(), Cancellation);
}
