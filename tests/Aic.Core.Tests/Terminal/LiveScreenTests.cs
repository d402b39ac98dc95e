using Aic.Core.Terminal;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.Terminal;

public sealed class LiveScreenTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_terminal_is_taken_once_and_given_back_once()
    {
        List<string> written = [];
        LiveScreen screen = new(written.Add);

        screen.Leave();
        screen.Draw(["one", "two"]);
        screen.Draw(["three"]);
        screen.Leave();
        screen.Leave();

        Assert.Equal(["\e[?1049h\e[?25l\e[Hone\e[K\r\ntwo\e[K\e[J", "\e[Hthree\e[K\e[J", "\e[?25h\e[?1049l"], written);
    }

    [Fact]
    public void It_is_taken_again_after_it_was_given_back()
    {
        List<string> written = [];
        LiveScreen screen = new(written.Add);

        screen.Draw(["one"]);
        screen.Leave();
        screen.Draw(["two"]);

        Assert.StartsWith("\e[?1049h\e[?25l", written[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loop_goes_on_when_the_interval_is_over_or_it_is_woken_and_ends_when_it_is_stopped()
    {
        FakeTimeProvider time = new();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        SemaphoreSlim steps = new(0);
        WatchLoop loop = new(time, Interval);
        Task running = loop.RunAsync(_ => Task.FromResult(steps.Release()), stop.Token);

        await steps.WaitAsync(Cancellation);
        await UntilStepAsync(() => time.Advance(Interval));
        await UntilStepAsync(loop.Wake);
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.True(running.IsCompletedSuccessfully);

        // The loop may not have begun to wait when the test goes on.
        async Task UntilStepAsync(Action push)
        {
            do
            {
                push();
            }
            while (!await steps.WaitAsync(TimeSpan.FromMilliseconds(20), Cancellation));
        }
    }

    [Fact]
    public async Task Waking_it_during_a_step_makes_it_go_on_at_once()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        WatchLoop loop = new(new FakeTimeProvider(), Interval);
        int steps = 0;

        await loop.RunAsync(
            _ =>
            {
                if (++steps == 1)
                {
                    loop.Wake();
                    return Task.CompletedTask;
                }

                return stop.CancelAsync();
            },
            stop.Token).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.Equal(2, steps);
    }

    [Fact]
    public async Task What_goes_wrong_in_a_step_ends_it() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => new WatchLoop(TimeProvider.System, Interval).RunAsync(_ => throw new InvalidOperationException(), Cancellation));
}
