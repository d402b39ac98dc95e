using Aic.Core.Alerts;
using Aic.Core.Storage;
using Aic.Core.Usage;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Tests.Tracking;

/// <summary>Whatever is wrong with the store, usage is shown and providers are spared.</summary>
public sealed class UnusableStoreTests : IDisposable
{
    private readonly FakeProvider _provider = new("alpha");
    private readonly TrackerHome _home;

    public UnusableStoreTests() => _home = new TrackerHome(_provider);

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Without_a_store_memory_keeps_usage_failures_and_the_last_good_usage()
    {
        using TrackerHome home = HomeWithoutStore();
        await AssertMemoryKeepsAll(home);
        Assert.Contains("Usage is shown but not kept", Assert.Single(home.Logger.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_takes_nothing_does_not_hide_what_memory_knows()
    {
        await _home.Start().AskAsync("alpha");
        StopWriting("snapshots", "failures", "refused_keys");
        _home.Time.Advance(TimeSpan.FromDays(1));

        await AssertMemoryKeepsAll(_home);
        Assert.Contains("Usage is shown but not kept", Assert.Single(_home.Logger.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refused_key_is_asked_with_no_more_even_where_that_cannot_be_stored(bool hasStore)
    {
        using TrackerHome home = hasStore ? new TrackerHome(_provider) : HomeWithoutStore();
        UsageTracker tracker = home.Start();
        await tracker.AskAsync("alpha");
        if (hasStore)
        {
            StopWriting(home, "refused_keys");
        }

        _provider.Fail(UsageErrorKind.InvalidKey);
        await tracker.AskAsync("alpha", refresh: true);
        ProviderUsage usage = await tracker.AskAsync("alpha", refresh: true);

        Assert.Equal(2, _provider.Calls);
        Assert.True(usage.IsStale);
        Assert.Equal(UsageErrorKind.InvalidKey, usage.Error!.Kind);
        Assert.Equal(UsageErrorKind.InvalidKey, (await tracker.AskAsync("alpha")).Error!.Kind);
    }

    [Fact]
    public async Task What_another_process_stored_later_is_newer_than_what_could_not_be_stored()
    {
        UsageTracker tracker = _home.Start();
        await tracker.AskAsync("alpha");
        StopWriting("snapshots");
        await tracker.AskAsync("alpha", refresh: true);
        Execute("DROP TRIGGER no_snapshots;");
        _home.Time.Advance(TimeSpan.FromMinutes(6));
        await _home.Start().AskAsync("alpha");

        Assert.Equal(3, (await tracker.AskAsync("alpha")).Usage!.RequestsCount);
        Assert.Equal(3, _provider.Calls);
    }

    [Fact]
    public async Task A_snooze_that_could_not_be_kept_is_not_told_as_done()
    {
        _provider.Fail(UsageErrorKind.InvalidKey);
        await _home.Start().CheckAlertsAsync(new AlertCheck(), TestContext.Current.CancellationToken);
        string id = Assert.Single(_home.Start().GetAlerts(new AlertQuery())).Id;
        StopWriting("alerts");

        AlertSnoozeException exception = Assert.Throws<AlertSnoozeException>(() => _home.Start().SnoozeAlert(id, _home.Time.GetUtcNow().AddDays(1)));

        Assert.Contains("usage.db can't be used", exception.Message, StringComparison.Ordinal);
    }

    private async Task AssertMemoryKeepsAll(TrackerHome home)
    {
        UsageTracker tracker = home.Start();
        long? requests = (await tracker.AskAsync("alpha", refresh: true)).Usage!.RequestsCount;
        int calls = _provider.Calls;

        Assert.Equal(requests, (await tracker.AskAsync("alpha")).Usage!.RequestsCount);
        Assert.Equal(calls, _provider.Calls);

        home.Time.Advance(TimeSpan.FromMinutes(10));
        _provider.Fail(UsageErrorKind.Network);
        await tracker.AskAsync("alpha");
        ProviderUsage stale = await tracker.AskAsync("alpha");
        Assert.Equal(calls + 1, _provider.Calls);
        Assert.True(stale.IsStale);
        Assert.Equal(requests, stale.Usage!.RequestsCount);
        Assert.Equal(UsageErrorKind.Network, stale.Error!.Kind);
    }

    private TrackerHome HomeWithoutStore()
    {
        string file = Path.Combine(_home.Paths.ConfigDirectory, "file");
        File.WriteAllText(file, "No folder.");
        return new TrackerHome(_provider) { DataDirectory = Path.Combine(file, "data") };
    }

    private void StopWriting(params string[] tables) => StopWriting(_home, tables);

    private static void StopWriting(TrackerHome home, params string[] tables)
    {
        foreach (string table in tables)
        {
            Execute(home, $"CREATE TRIGGER no_{table} BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'no'); END;");
        }
    }

    private void Execute(string sql) => Execute(_home, sql);

    private static void Execute(TrackerHome home, string sql)
    {
        using SqliteConnection connection = StoreConnection.Open(home.Paths.StoreFile, TimeSpan.FromSeconds(4));
        connection.Execute(sql);
    }
}
