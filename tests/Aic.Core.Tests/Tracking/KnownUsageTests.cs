using Aic.Core.Usage;

namespace Aic.Core.Tests.Tracking;

/// <summary>What is known without asking.</summary>
public sealed class KnownUsageTests : IDisposable
{
    private readonly FakeProvider _provider = new("alpha");
    private readonly TrackerHome _home;

    public KnownUsageTests() => _home = new TrackerHome(_provider);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Of_what_was_never_asked_nothing_is_known_and_it_is_due()
    {
        AccountUsage known = Known();

        Assert.Null(known.Usage);
        Assert.Equal(_home.Time.GetUtcNow(), known.DueAt);
        Assert.Equal(0, _provider.Calls);
    }

    [Fact]
    public async Task What_was_fetched_is_known_fresh_until_its_time_to_live_ends_and_stale_after_it()
    {
        DateTimeOffset fetchedAt = _home.Time.GetUtcNow();
        await _home.Start().AskAsync("alpha");

        AccountUsage fresh = Known();
        Assert.Equal((1L, false, fetchedAt.AddSeconds(300)), (fresh.Usage!.Usage!.RequestsCount, fresh.Usage.IsStale, fresh.DueAt));

        _home.Time.Advance(TimeSpan.FromSeconds(300));
        AccountUsage stale = Known();
        Assert.Equal((1L, true, _home.Time.GetUtcNow()), (stale.Usage!.Usage!.RequestsCount, stale.Usage.IsStale, stale.DueAt));
        Assert.False(Known(TimeSpan.FromSeconds(301)).Usage!.IsStale);
        Assert.Equal(1, _provider.Calls);
    }

    [Fact]
    public async Task A_failure_is_known_beside_what_was_before_it_and_due_when_the_provider_said()
    {
        UsageTracker tracker = _home.Start();
        await tracker.AskAsync("alpha");
        _provider.Fail(UsageErrorKind.RateLimited, retryAfter: TimeSpan.FromMinutes(20));
        await tracker.AskAsync("alpha", refresh: true);

        AccountUsage known = Known();

        Assert.Equal((1L, true, UsageErrorKind.RateLimited), (known.Usage!.Usage!.RequestsCount, known.Usage.IsStale, known.Usage.Error!.Kind));
        Assert.Equal(_home.Time.GetUtcNow().AddMinutes(20), known.DueAt);
    }

    [Fact]
    public async Task A_refused_key_is_never_due()
    {
        _provider.Fail(UsageErrorKind.InvalidKey);
        await _home.Start().AskAsync("alpha");

        AccountUsage known = Known();

        Assert.Equal(UsageErrorKind.InvalidKey, known.Usage!.Error!.Kind);
        Assert.Null(known.DueAt);
    }

    [Fact]
    public void An_account_that_is_not_set_up_is_told_as_such_and_never_due()
    {
        _home.Variables.Clear();

        AccountUsage known = Known();

        Assert.Equal(UsageErrorKind.MissingKey, known.Usage!.Error!.Kind);
        Assert.Null(known.DueAt);
        Assert.Empty(_home.Start().GetKnown(new UsageQuery { ConfiguredOnly = true }));
    }

    [Fact]
    public void By_id_an_account_is_no_other_of_its_provider()
    {
        _home.WriteConfig("""{ "providers": { "alpha@work": { "api_key": "sk-work-0123456789" } } }""");

        Assert.Equal(["alpha", "alpha@work"], Ids("alpha", byId: false));
        Assert.Equal(["alpha"], Ids("ALPHA", byId: true));
        Assert.Equal(["alpha@work"], Ids("alpha@work", byId: true));
        Assert.Throws<UnknownAccountException>(() => Ids("alph*", byId: true));
    }

    [Fact]
    public void A_host_can_bring_a_configuration_of_its_own()
    {
        _home.WriteConfig("{ nonsense");
        using UsageTracker tracker = new(new UsageTrackerOptions { Paths = _home.Paths, Time = _home.Time, Catalog = _home.Providers, ReadConfig = () => new Core.Configuration.AgentConfig() });

        Assert.Single(tracker.GetAccounts());
    }

    [Fact]
    public void Why_the_store_cannot_be_used_is_told_until_it_can()
    {
        Directory.CreateDirectory(_home.Paths.StoreFile);
        UsageTracker tracker = _home.Start();
        Assert.Null(tracker.StoreProblem);

        tracker.GetKnown(new UsageQuery());
        Assert.Contains(_home.Paths.StoreFile, tracker.StoreProblem, StringComparison.Ordinal);

        Directory.Delete(_home.Paths.StoreFile);
        tracker.GetKnown(new UsageQuery());
        Assert.Null(tracker.StoreProblem);
    }

    private AccountUsage Known(TimeSpan? maxAge = null) => Assert.Single(_home.Start().GetKnown(new UsageQuery { MaxAge = maxAge }));

    private IEnumerable<string> Ids(string account, bool byId) =>
        _home.Start().GetKnown(new UsageQuery { Accounts = [account], ById = byId }).Select(known => known.Account.Id);
}
