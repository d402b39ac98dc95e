using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Tracking;

public sealed class SingleFlightTests : IDisposable
{
    private readonly FakeProvider _provider = new("alpha");
    private readonly TaskCompletionSource<ProviderReport> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<CancellationToken> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TrackerHome _home;

    public SingleFlightTests()
    {
        _home = new TrackerHome(_provider);
        _provider.Answer = (_, _, token) =>
        {
            _asked.TrySetResult(token);
            return _answer.Task.WaitAsync(token);
        };
    }

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hundred_callers_at_once_are_one_request(bool refresh)
    {
        UsageTracker tracker = _home.Start();
        using SemaphoreSlim waiting = new(0);
        Task<ProviderUsage>[] callers = [.. Enumerable.Range(0, 100).Select(_ => Task.Run(() =>
        {
            Task<ProviderUsage> asking = tracker.AskAsync("alpha", refresh);
            waiting.Release();
            return asking;
        }))];
        foreach (Task<ProviderUsage> _ in callers)
        {
            await waiting.WaitAsync(TestContext.Current.CancellationToken);
        }

        _answer.SetResult(FakeProvider.Requests(7, Period));

        ProviderUsage[] answers = await Task.WhenAll(callers);

        Assert.All(answers, answer => Assert.Equal(7, answer.Usage!.RequestsCount));
        Assert.Equal(1, _provider.Calls);
    }

    [Fact]
    public async Task A_refresh_takes_what_is_being_fetched_at_this_moment_also_by_another_process()
    {
        Task<ProviderUsage> first = _home.Start().AskAsync("alpha");
        await _asked.Task;
        Task<ProviderUsage>[] others = [.. Enumerable.Range(0, 4).Select(i => Ask(_home.Start(), refresh: i % 2 == 0))];
        await WaitersAtTheGate(4);

        _answer.SetResult(FakeProvider.Requests(7, Period));

        Assert.All(await Task.WhenAll(others.Prepend(first)), answer => Assert.Equal(7, answer.Usage!.RequestsCount));
        Assert.Equal(1, _provider.Calls);

        // A refresh that begins only now wants news.
        await _home.Start().AskAsync("alpha", refresh: true);
        Assert.Equal(2, _provider.Calls);
    }

    [Fact]
    public async Task A_failure_is_shared_with_those_who_waited_for_it()
    {
        Task<ProviderUsage> first = _home.Start().AskAsync("alpha");
        await _asked.Task;
        Task<ProviderUsage>[] others = [.. Enumerable.Range(0, 4).Select(i => Ask(_home.Start(), refresh: i % 2 == 0))];
        await WaitersAtTheGate(4);

        _answer.SetException(new ProviderException(new UsageError(UsageErrorKind.ServiceUnavailable, "Down.")));

        Assert.All(await Task.WhenAll(others.Prepend(first)), answer => Assert.Equal(UsageErrorKind.ServiceUnavailable, answer.Error!.Kind));
        Assert.Equal(1, _provider.Calls);
    }

    [Fact]
    public async Task A_caller_that_leaves_does_not_take_the_answer_from_the_others()
    {
        UsageTracker tracker = _home.Start();
        using CancellationTokenSource leaving = new();
        Task<ProviderUsage> stays = tracker.AskAsync("alpha");
        Task<List<ProviderUsage>> leaves = AskUntil(tracker, leaving.Token);
        CancellationToken token = await _asked.Task;

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        Assert.False(token.IsCancellationRequested);
        _answer.SetResult(FakeProvider.Requests(7, Period));

        Assert.Equal(7, (await stays).Usage!.RequestsCount);
    }

    [Fact]
    public async Task When_all_callers_have_left_the_request_is_cancelled_and_the_next_one_starts_anew()
    {
        UsageTracker tracker = _home.Start();
        using CancellationTokenSource leaving = new();
        Task<List<ProviderUsage>>[] callers = [AskUntil(tracker, leaving.Token), AskUntil(tracker, leaving.Token)];
        CancellationToken token = await _asked.Task;

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(callers));
        await Cancelled(token);

        _answer.SetResult(FakeProvider.Requests(7, Period));
        ProviderUsage usage = await tracker.AskAsync("alpha");
        Assert.Equal(7, usage.Usage!.RequestsCount);
        Assert.Null(usage.Error);
        Assert.Equal(2, _provider.Calls);
    }

    [Fact]
    public async Task A_caller_that_breaks_off_the_enumeration_leaves_too()
    {
        FakeProvider quick = new("beta");
        using TrackerHome home = new(quick, _provider);
        await foreach (ProviderUsage usage in home.Start().GetUsageAsync(new UsageQuery(), TestContext.Current.CancellationToken))
        {
            Assert.Equal("beta", usage.ProviderId);
            await _asked.Task;
            break;
        }

        await Cancelled(await _asked.Task);
    }

    [Fact]
    public async Task Disposing_cancels_what_is_under_way()
    {
        UsageTracker tracker = _home.Start();
        Task<ProviderUsage> caller = tracker.AskAsync("alpha");
        CancellationToken token = await _asked.Task;

        tracker.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller);
        await Cancelled(token);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => tracker.AskAsync("alpha"));
    }

    private UsagePeriod Period => UsagePeriod.Named(NamedPeriod.ThisMonth, _home.Time);

    private static Task<ProviderUsage> Ask(UsageTracker tracker, bool refresh) => Task.Run(() => tracker.AskAsync("alpha", refresh));

    private static Task<List<ProviderUsage>> AskUntil(UsageTracker tracker, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            List<ProviderUsage> answers = [];
            await foreach (ProviderUsage usage in tracker.GetUsageAsync(new UsageQuery { Accounts = ["alpha"] }, cancellationToken))
            {
                answers.Add(usage);
            }

            return answers;
        },
        CancellationToken.None);

    /// <summary>Waits for the moment at which a token is cancelled.</summary>
    private static async Task Cancelled(CancellationToken token)
    {
        TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = token.Register(cancelled.SetResult);
        await cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until callers of other trackers have read the store and stand in line.</summary>
    private async Task WaitersAtTheGate(int count)
    {
        while (_home.Logger.All.Count(line => line.Contains("waiting for what it brings", StringComparison.Ordinal)) < count)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
