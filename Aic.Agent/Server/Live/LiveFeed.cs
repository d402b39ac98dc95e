using Aic.Agent.Server.Events;

namespace Aic.Agent.Server.Live;

/// <summary>What live clients are told from: the agent's events in their order, and a beat. There is one only while there are clients, so without them nothing wakes up.</summary>
internal sealed class LiveFeed : IDisposable
{
    private readonly AgentSubscription _subscription;
    private readonly ITimer _beat;

    /// <summary>Begins; what happens from now on is told, on other threads.</summary>
    /// <param name="events">What happens.</param>
    /// <param name="interval">The time between beats.</param>
    /// <param name="time">The clock.</param>
    /// <param name="hub">Who is told.</param>
    public LiveFeed(AgentEvents events, TimeSpan interval, TimeProvider time, LiveHub hub)
    {
        _subscription = events.Subscribe();
        _beat = time.CreateTimer(_ => hub.Beat(), null, interval, interval);
        _ = PassOnAsync(hub);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _subscription.Dispose();
        _beat.Dispose();
    }

    private async Task PassOnAsync(LiveHub hub)
    {
        // The hub, which makes it, only knows it once it is made.
        await Task.Yield();
        try
        {
            await foreach (AgentEvent happened in _subscription.Reader.ReadAllAsync())
            {
                hub.Tell(this, happened);
            }
        }
        catch (SubscriberTooSlowException)
        {
            hub.Miss(this);
        }
    }
}
