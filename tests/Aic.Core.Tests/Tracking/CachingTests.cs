using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Tracking;

public sealed class CachingTests : IDisposable
{
    private readonly FakeProvider _provider = new("alpha");
    private readonly TrackerHome _home;

    public CachingTests() => _home = new TrackerHome(_provider);

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task What_was_fetched_answers_for_the_time_to_live_and_is_fetched_again_after_it()
    {
        UsageTracker tracker = _home.Start();

        Assert.Equal(1, (await tracker.AskAsync("alpha")).Usage!.RequestsCount);
        _home.Time.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal(1, (await tracker.AskAsync("alpha")).Usage!.RequestsCount);
        _home.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, (await tracker.AskAsync("alpha")).Usage!.RequestsCount);
    }

    [Fact]
    public async Task Another_process_finds_what_was_fetched_in_the_store()
    {
        DateTimeOffset fetchedAt = _home.Time.GetUtcNow();
        await _home.Start().AskAsync("alpha");
        _home.Time.Advance(TimeSpan.FromSeconds(200));

        ProviderUsage usage = await _home.Start().AskAsync("alpha");

        Assert.Equal(1, _provider.Calls);
        Assert.Equal(1, usage.Usage!.RequestsCount);
        Assert.Equal(fetchedAt, usage.FetchedAt);
        Assert.True(usage.IsAvailable);
        Assert.True(usage.IsConfigured);
        Assert.False(usage.IsStale);
        Assert.Equal(AuthSource.Environment, usage.AuthSource);
    }

    [Fact]
    public async Task Refresh_passes_memory_and_store()
    {
        UsageTracker tracker = _home.Start();
        await tracker.AskAsync("alpha");

        Assert.Equal(2, (await tracker.AskAsync("alpha", refresh: true)).Usage!.RequestsCount);
        Assert.Equal(3, (await _home.Start().AskAsync("alpha", refresh: true)).Usage!.RequestsCount);
    }

    [Fact]
    public async Task Between_questions_the_store_is_not_open()
    {
        await _home.Start().AskAsync("alpha");

        Assert.True(File.Exists(_home.Paths.StoreFile));
        Assert.False(File.Exists($"{_home.Paths.StoreFile}-wal"));
    }

    [Fact]
    public async Task Each_period_is_kept_by_itself()
    {
        UsageTracker tracker = _home.Start();
        UsagePeriod other = UsagePeriod.Named(NamedPeriod.LastMonth, _home.Time);

        await tracker.AskAsync("alpha");
        ProviderUsage usage = await tracker.AskAsync("alpha", period: other);

        Assert.Equal(2, _provider.Calls);
        Assert.Equal(other.Start, usage.Usage!.PeriodStart);
    }

    [Fact]
    public async Task The_time_to_live_comes_from_the_configuration_and_zero_means_no_caching()
    {
        UsageTracker tracker = _home.Start();
        await tracker.AskAsync("alpha");
        _home.Time.Advance(TimeSpan.FromSeconds(61));

        _home.WriteConfig("""{ "cache_ttl_seconds": 60 }""");
        await tracker.AskAsync("alpha");
        Assert.Equal(2, _provider.Calls);

        _home.WriteConfig("""{ "cache_ttl_seconds": 0 }""");
        await tracker.AskAsync("alpha");
        await tracker.AskAsync("alpha");
        Assert.Equal(4, _provider.Calls);
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(+3600)]
    public async Task A_clock_that_jumps_does_not_freeze_what_is_shown(int jumpSeconds)
    {
        await _home.Start().AskAsync("alpha");
        _home.Time.AdjustTime(_home.Time.GetUtcNow().AddSeconds(jumpSeconds));

        Assert.Equal(2, (await _home.Start().AskAsync("alpha")).Usage!.RequestsCount);
        Assert.Equal(2, (await _home.Start().AskAsync("alpha")).Usage!.RequestsCount);
    }

    [Fact]
    public async Task A_clock_that_was_put_right_by_a_few_seconds_changes_nothing()
    {
        UsageTracker tracker = _home.Start();
        await tracker.AskAsync("alpha");
        _home.Time.AdjustTime(_home.Time.GetUtcNow().AddSeconds(-5));

        Assert.Equal(1, (await tracker.AskAsync("alpha")).Usage!.RequestsCount);
        Assert.Equal(1, (await _home.Start().AskAsync("alpha")).Usage!.RequestsCount);
    }

    [Theory]
    [InlineData("""{ "providers": { "alpha": { "endpoint": "https://elsewhere.test" } } }""", "sk-alpha-0123456789")]
    [InlineData("""{ "providers": { "alpha": { "secret_setting": "another" } } }""", "sk-alpha-0123456789")]
    [InlineData("{}", "sk-another-9876543210")]
    public async Task What_was_fetched_under_another_identity_is_not_shown(string config, string key)
    {
        UsageTracker tracker = _home.Start();
        await tracker.AskAsync("alpha");
        _home.WriteConfig(config);
        _home.Variables["ALPHA_KEY"] = key;
        _provider.Fail(UsageErrorKind.Network);

        foreach (UsageTracker any in new[] { tracker, _home.Start() })
        {
            ProviderUsage usage = await any.AskAsync("alpha");
            Assert.False(usage.IsAvailable);
            Assert.Null(usage.Usage);
            Assert.Equal(UsageErrorKind.Network, usage.Error!.Kind);
        }
    }

    [Fact]
    public async Task An_answer_that_there_is_no_interface_is_kept_too()
    {
        _provider.Answer = (_, _, _) => Task.FromResult(new ProviderReport
        {
            Error = new UsageError(UsageErrorKind.NotSupported, "No interface."),
            Description = "See the dashboard.",
            Notes = ["A note."],
        });
        await _home.Start().AskAsync("alpha");

        ProviderUsage usage = await _home.Start().AskAsync("alpha");

        Assert.Equal(1, _provider.Calls);
        Assert.False(usage.IsAvailable);
        Assert.Equal(UsageErrorKind.NotSupported, usage.Error!.Kind);
        Assert.Equal("See the dashboard.", usage.Description);
        Assert.Equal(["A note."], usage.Notes);
    }
}
