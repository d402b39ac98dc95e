using System.Threading.Channels;

namespace Aic.Agent.Server.Events;

/// <summary>Tells what happens to whoever listens. Nobody is waited for: who falls behind is dropped.</summary>
internal sealed class AgentEvents
{
    private const int Capacity = 256;

    private readonly Lock _lock = new();
    private readonly HashSet<Channel<AgentEvent>> _channels = [];
    private bool _isComplete;

    /// <summary>How many listen.</summary>
    public int Subscribers
    {
        get
        {
            lock (_lock)
            {
                return _channels.Count;
            }
        }
    }

    /// <summary>Tells an event, in the order of the calls, to all who listen.</summary>
    /// <param name="happened">The event.</param>
    public void Publish(AgentEvent happened)
    {
        lock (_lock)
        {
            _channels.RemoveWhere(channel =>
            {
                bool isBehind = !channel.Writer.TryWrite(happened);
                if (isBehind)
                {
                    channel.Writer.TryComplete(new SubscriberTooSlowException());
                }

                return isBehind;
            });
        }
    }

    /// <summary>Listens from now on, until the subscription is disposed.</summary>
    public AgentSubscription Subscribe()
    {
        Channel<AgentEvent> channel = Channel.CreateBounded<AgentEvent>(new BoundedChannelOptions(Capacity) { SingleReader = true });
        lock (_lock)
        {
            if (_isComplete)
            {
                channel.Writer.Complete();
            }
            else
            {
                _channels.Add(channel);
            }
        }

        return new AgentSubscription(channel.Reader, () => Remove(channel));
    }

    /// <summary>Ends all subscriptions: readers read what there still is, and then that it is over.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            foreach (Channel<AgentEvent> channel in _channels)
            {
                channel.Writer.TryComplete();
            }

            _channels.Clear();
        }
    }

    private void Remove(Channel<AgentEvent> channel)
    {
        lock (_lock)
        {
            _channels.Remove(channel);
        }

        channel.Writer.TryComplete();
    }
}
