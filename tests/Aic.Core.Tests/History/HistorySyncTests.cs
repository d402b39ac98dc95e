using Aic.Core.History;
using Aic.Core.Providers;
using Aic.Core.Tests.Tracking;
using Aic.Core.Usage;
using static Aic.Core.Tests.History.HistoryHome;

namespace Aic.Core.Tests.History;

/// <summary>Fetching history: newest first, kept month by month, gentle with those that are asked.</summary>
public sealed class HistorySyncTests : IDisposable
{
    private readonly HistoryHome _home = new();
    private readonly List<UsagePeriod> _asked = [];

    public HistorySyncTests() => _home.Alpha.Answer = AnswerAsync;

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Months_are_fetched_the_newest_first_and_history_is_what_the_provider_said()
    {
        HistorySyncResult result = await SyncAsync("2026-09-10");

        Assert.Equal(
            [Days("2026-11-01", "2026-11-24"), Days("2026-10-01", "2026-10-31"), Days("2026-09-10", "2026-09-30")],
            _asked);
        Assert.Equal((76, 0, 76, true, false, null), (result.DaysTotal, result.DaysKnownBefore, result.DaysFetched, result.IsComplete, result.IsLimited, result.Error));
        HistoryAnswer answer = await _home.AskAsync(new HistoryQuery { Accounts = ["alpha"], Period = Days("2026-09-01", "2026-11-24"), Granularity = HistoryGranularity.Month, TimeZone = TimeZoneInfo.Utc });
        Assert.Equal([(9, 21L), (10, 31L), (11, 24L)], answer.Rows.Select(row => (row.Start.Month, row.RequestsCount!.Value)));
    }

    [Fact]
    public async Task What_is_known_for_good_is_not_fetched_again_and_the_last_days_are()
    {
        await SyncAsync("2026-09-10");
        _asked.Clear();
        _home.Time.Advance(TimeSpan.FromHours(3));

        HistorySyncResult result = await SyncAsync("2026-09-05");

        // Costs arrive late, so days that were fetched less than two days after their end are fetched once more.
        Assert.Equal([Days("2026-11-22", "2026-11-24"), Days("2026-09-05", "2026-09-09")], _asked);
        Assert.True(result.IsComplete);
    }

    [Fact]
    public async Task An_interrupted_run_goes_on_where_it_ended()
    {
        using CancellationTokenSource stop = new();
        _home.Alpha.Answer = (context, period, token) =>
        {
            if (_asked.Count == 1)
            {
                stop.Cancel();
                token.ThrowIfCancellationRequested();
            }

            return AnswerAsync(context, period, token);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SyncAsync("2026-09-01", stop.Token));
        _home.Alpha.Answer = AnswerAsync;

        HistorySyncResult result = await SyncAsync("2026-09-01");

        Assert.Equal([11, 10, 9], _asked.Select(period => period.Start.Month));
        Assert.Equal((24, 61, true), (result.DaysKnownBefore, result.DaysFetched, result.IsComplete));
    }

    [Fact]
    public async Task The_provider_is_given_the_time_it_asks_for()
    {
        int calls = 0;
        _home.Alpha.Answer = (context, period, token) => ++calls == 1
            ? throw new ProviderException(new UsageError(UsageErrorKind.RateLimited, "Slow down.", TimeSpan.FromSeconds(90)))
            : AnswerAsync(context, period, token);
        List<TimeSpan?> waits = [];
        Task<HistorySyncResult> syncing = SyncAsync("2026-11-01", progress: step =>
        {
            lock (waits)
            {
                waits.Add(step.Waits);
            }
        });
        while (!waits.Contains(TimeSpan.FromSeconds(90)))
        {
            await Task.Delay(10, Cancellation);
        }

        Assert.Equal(1, calls);
        while (!syncing.IsCompleted)
        {
            _home.Time.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(10, Cancellation);
        }

        Assert.Null((await syncing).Error);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_refused_key_ends_it_at_once_and_what_was_fetched_is_kept()
    {
        _home.Alpha.Answer = (context, period, token) => _asked.Count == 1
            ? throw new ProviderException(new UsageError(UsageErrorKind.Forbidden, "Not with this key."))
            : AnswerAsync(context, period, token);

        HistorySyncResult result = await SyncAsync("2026-09-01");

        Assert.Equal((24, UsageErrorKind.Forbidden, false), (result.DaysFetched, result.Error!.Kind, result.IsComplete));
    }

    [Fact]
    public async Task A_provider_that_tells_less_is_asked_for_no_more()
    {
        FakeProvider limited = new("alpha") { Descriptor = _home.Alpha.Descriptor with { HistoryDays = 30 }, Answer = AnswerAsync };
        using UsageTracker tracker = new(new UsageTrackerOptions { Paths = _home.Paths, GetVariable = name => name == "ALPHA_KEY" ? "sk-made-up" : null, Time = _home.Time, Catalog = [limited] });

        HistorySyncResult result = await SyncAsync(tracker, "2020-01-01", Cancellation);

        Assert.Equal((Utc("2026-10-26"), true, 30, true), (result.Since, result.IsLimited, result.DaysTotal, result.IsComplete));
        Assert.Equal(Utc("2026-10-26"), _asked.Min(period => period.Start));
    }

    [Fact]
    public async Task A_coding_tool_has_nothing_to_fetch()
    {
        _home.WriteLog("{}\n");

        HistorySyncResult result = await SyncAsync(_home.Start(), "2026-11-01", Cancellation, account: "claude-code");

        Assert.Equal(UsageErrorKind.NotSupported, result.Error!.Kind);
    }

    [Fact]
    public async Task Without_a_store_it_says_why_nothing_is_kept()
    {
        Directory.CreateDirectory(_home.Paths.StoreFile);

        HistorySyncResult result = await SyncAsync("2026-11-01");

        Assert.Contains("can't be used", result.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(0, result.DaysFetched);
    }

    private Task<ProviderReport> AnswerAsync(ProviderContext context, UsagePeriod period, CancellationToken cancellationToken)
    {
        lock (_asked)
        {
            _asked.Add(period);
        }

        IEnumerable<UsageBreakdown> rows = Enumerable.Range(0, (int)(period.End - period.Start).TotalDays)
            .Select(day => Day(period.Start.AddDays(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "a", 1));
        return Task.FromResult(Report(period, rows));
    }

    private Task<HistorySyncResult> SyncAsync(string since, CancellationToken? cancellationToken = null, Action<HistorySyncProgress>? progress = null) =>
        SyncAsync(_home.Start(), since, cancellationToken ?? Cancellation, progress);

    private static async Task<HistorySyncResult> SyncAsync(
        UsageTracker tracker, string since, CancellationToken cancellationToken, Action<HistorySyncProgress>? progress = null, string account = "alpha")
    {
        List<HistorySyncResult> results = [];
        await foreach (HistorySyncResult result in tracker.SyncHistoryAsync(new HistorySyncQuery { Accounts = [account], Since = Utc(since) }, progress, cancellationToken))
        {
            results.Add(result);
        }

        return Assert.Single(results);
    }
}
