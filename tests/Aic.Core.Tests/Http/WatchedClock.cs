using System.Threading.Channels;
using Aic.Core.Http;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.Http;

/// <summary>A clock that stands still until the test moves it, tells which waits were begun, and whose time of day can be set while time passes as before.</summary>
internal sealed class WatchedClock(HttpPipelineOptions options) : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>How far the time of day was set forth or back.</summary>
    public TimeSpan Jump { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Jump;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Timeout.InfiniteTimeSpan && dueTime != options.AttemptTimeout && dueTime != options.TotalTimeout)
        {
            _waits.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    /// <summary>Waits until the pipeline begins a wait between attempts, lets that time pass, and tells how long it is.</summary>
    public async Task<TimeSpan> PassWaitAsync()
    {
        TimeSpan wait = await _waits.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(PipelineFixture.Patience);
        Advance(wait);
        return wait;
    }
}
