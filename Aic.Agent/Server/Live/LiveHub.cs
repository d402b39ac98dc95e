using Aic.Agent.Server.Board;
using Aic.Agent.Server.Events;
using Aic.Core.Usage;

namespace Aic.Agent.Server.Live;

/// <summary>
/// Tells all live clients what happens. An event is written once, whatever the number of clients, and put into each one's queue; who doesn't empty its queue is dropped.
/// Without clients there is nothing to do: no subscription, no timer.
/// </summary>
/// <param name="events">What happens.</param>
/// <param name="keepFresh">Called again and again with the periods that clients want to hear of, so that they are asked for.</param>
/// <param name="time">The clock.</param>
/// <param name="maxClients">How many clients there may be at once.</param>
internal sealed class LiveHub(AgentEvents events, Action<PeriodChoice> keepFresh, TimeProvider time, int maxClients)
{
    /// <summary>How often clients get a sign of life; less than what proxies wait for (a minute as a rule).</summary>
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(25);

    private readonly Lock _lock = new();
    private readonly HashSet<LiveClient> _clients = [];
    private LiveFeed? _feed;
    private long _sequence;
    private long _dropped;
    private bool _isOver;

    /// <summary>How many clients were dropped because they fell behind.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>How many clients there are.</summary>
    /// <param name="transport">Connected in which way.</param>
    public int Count(LiveTransport transport)
    {
        lock (_lock)
        {
            return _clients.Count(client => client.Transport == transport);
        }
    }

    /// <summary>Tells a client from now on.</summary>
    /// <param name="client">The client.</param>
    /// <returns>The number of the newest event so far, whose effects a snapshot taken afterwards has; null when the hub is full or the agent stops.</returns>
    public long? TryJoin(LiveClient client)
    {
        lock (_lock)
        {
            if (_isOver || _clients.Count >= maxClients)
            {
                return null;
            }

            _clients.Add(client);
            _feed ??= new LiveFeed(events, HeartbeatInterval, time, this);
            return _sequence;
        }
    }

    /// <summary>Tells a client no more.</summary>
    /// <param name="client">The client.</param>
    public void Leave(LiveClient client)
    {
        lock (_lock)
        {
            _clients.Remove(client);
            RestWithoutClients();
        }

        client.End();
    }

    /// <summary>Gives up a client that a message couldn't be sent to in time.</summary>
    /// <param name="client">The client.</param>
    public void Drop(LiveClient client)
    {
        lock (_lock)
        {
            if (_clients.Remove(client))
            {
                Interlocked.Increment(ref _dropped);
                client.Drop();
                RestWithoutClients();
            }
        }
    }

    /// <summary>Ends all clients, in peace, and takes no more.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _isOver = true;
            foreach (LiveClient client in _clients)
            {
                client.End();
            }

            _clients.Clear();
            RestWithoutClients();
        }
    }

    /// <summary>Tells an event to the clients that it is for.</summary>
    /// <param name="feed">Where it comes from; one that is over tells nothing.</param>
    /// <param name="happened">The event.</param>
    public void Tell(LiveFeed feed, AgentEvent happened)
    {
        lock (_lock)
        {
            if (_feed == feed)
            {
                UsagePeriod? period = (happened as UsageChanged)?.Period;
                Tell(LiveMessages.Of(++_sequence, happened), client => period is null || client.Period.Resolve(time) == period);
            }
        }
    }

    /// <summary>Gives up all clients: nobody knows what was missed, and who comes back gets a snapshot.</summary>
    /// <param name="feed">Where events were missed.</param>
    public void Miss(LiveFeed feed)
    {
        lock (_lock)
        {
            if (_feed == feed)
            {
                List<LiveClient> all = [.. _clients];
                all.ForEach(Drop);
            }
        }
    }

    /// <summary>Sends a sign of life, and sees to it that what clients want to hear of is asked for.</summary>
    public void Beat()
    {
        PeriodChoice[] periods;
        lock (_lock)
        {
            Tell(LiveMessages.Heartbeat(_sequence, time.GetUtcNow()), _ => true);
            periods = [.. _clients.Select(client => client.Period).Distinct()];
        }

        Array.ForEach(periods, keepFresh);
    }

    private void Tell(LiveMessage message, Func<LiveClient, bool> isFor)
    {
        List<LiveClient> behind = [.. _clients.Where(client => isFor(client) && !client.TryTell(message))];
        behind.ForEach(Drop);
    }

    private void RestWithoutClients()
    {
        if (_clients.Count == 0)
        {
            _feed?.Dispose();
            _feed = null;
        }
    }
}
