using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Tracking;

public sealed class RefusedKeyTests : IDisposable
{
    private readonly FakeProvider _provider = new("alpha");
    private readonly TrackerHome _home;

    public RefusedKeyTests()
    {
        _home = new TrackerHome(_provider);
        _provider.Fail(UsageErrorKind.InvalidKey, "ALPHA refused the key.");
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_refused_key_is_used_no_more_not_even_to_refresh_in_another_process_or_another_period()
    {
        await _home.Start().AskAsync("alpha");
        _home.Time.Advance(TimeSpan.FromDays(30));

        UsageTracker later = _home.Start();
        await later.AskAsync("alpha");
        ProviderUsage usage = await later.AskAsync("alpha", refresh: true, UsagePeriod.Named(NamedPeriod.Today, _home.Time));

        Assert.Equal(1, _provider.Calls);
        Assert.Equal(UsageErrorKind.InvalidKey, usage.Error!.Kind);
        Assert.Contains("ALPHA refused the key.", usage.Error.Message, StringComparison.Ordinal);
        Assert.Contains("2026-11-24 12:00 UTC", usage.Error.Message, StringComparison.Ordinal);
        Assert.Contains("ALPHA_KEY", usage.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_was_good_before_still_shows_what_was_known()
    {
        UsageTracker tracker = _home.Start();
        _provider.Answer = null;
        await tracker.AskAsync("alpha");
        _provider.Fail(UsageErrorKind.InvalidKey, "ALPHA refused the key.");

        foreach (ProviderUsage usage in new[] { await tracker.AskAsync("alpha", refresh: true), await tracker.AskAsync("alpha"), await _home.Start().AskAsync("alpha") })
        {
            Assert.True(usage.IsStale);
            Assert.Equal(1, usage.Usage!.RequestsCount);
            Assert.Equal(UsageErrorKind.InvalidKey, usage.Error!.Kind);
        }
    }

    [Theory]
    [InlineData("{}", "sk-another-9876543210")]
    [InlineData("""{ "providers": { "alpha": { "endpoint": "https://elsewhere.test" } } }""", "sk-alpha-0123456789")]
    public async Task Another_key_or_endpoint_is_tried(string config, string key)
    {
        UsageTracker tracker = _home.Start();
        await tracker.AskAsync("alpha");
        _provider.Answer = null;

        _home.WriteConfig(config);
        _home.Variables["ALPHA_KEY"] = key;

        Assert.True((await tracker.AskAsync("alpha")).IsAvailable);
    }

    [Fact]
    public async Task Testing_a_key_asks_anyway_and_makes_a_good_one_usable_again()
    {
        UsageTracker tracker = _home.Start();
        UsageTracker other = _home.Start();
        await tracker.AskAsync("alpha");
        await other.AskAsync("alpha");
        _provider.Answer = null;

        Assert.Equal(KeyStatus.Valid, (await tracker.TestAsync("alpha")).Status);

        Assert.True((await tracker.AskAsync("alpha")).IsAvailable);
        Assert.True((await other.AskAsync("alpha")).IsAvailable);
    }

    [Theory]
    [InlineData(KeyStatus.Invalid, 0)]
    [InlineData(KeyStatus.Unreachable, 1)]
    [InlineData(KeyStatus.Forbidden, 1)]
    public async Task A_test_that_says_a_key_is_refused_is_remembered_too(KeyStatus status, int callsAfterwards)
    {
        _provider.Verdict = _ => new KeyValidation(status, "So it is.", []);
        UsageTracker tracker = _home.Start();

        await tracker.TestAsync("alpha");
        await _home.Start().AskAsync("alpha");

        Assert.Equal(callsAfterwards, _provider.Calls);
    }

    [Fact]
    public async Task A_login_that_ended_is_tried_again_since_renewing_it_changes_no_setting()
    {
        FakeProvider borrowed = new("beta")
        {
            Descriptor = new FakeProvider("beta").Descriptor with { Settings = [new ProviderSetting("project", "A project.", [], IsCredential: true)] },
        };
        borrowed.Fail(UsageErrorKind.InvalidKey);
        using TrackerHome home = new(borrowed);
        home.Variables.Clear();
        home.WriteConfig("""{ "providers": { "beta": { "project": "mine" } } }""");
        UsageTracker tracker = home.Start();

        await tracker.AskAsync("beta");
        await tracker.AskAsync("beta", refresh: true);

        Assert.Equal(2, borrowed.Calls);
    }
}
