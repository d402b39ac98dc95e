using System.Threading.Channels;
using Aic.Agent.Server.Board;

namespace Aic.Agent.Server.Live;

/// <summary>How a live client is connected.</summary>
internal enum LiveTransport
{
    /// <summary>A WebSocket.</summary>
    WebSocket,

    /// <summary>Server-sent events.</summary>
    ServerSentEvents,
}

/// <summary>A client that is told what happens.</summary>
/// <param name="transport">How it is connected.</param>
/// <param name="period">The period whose usage it wants to hear of.</param>
internal sealed class LiveClient(LiveTransport transport, PeriodChoice period) : IDisposable
{
    /// <summary>How many messages may wait for a client. All accounts changing at once are fewer.</summary>
    public const int Capacity = 64;

    private readonly Channel<LiveMessage> _messages = Channel.CreateBounded<LiveMessage>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly CancellationTokenSource _dropped = new();

    /// <summary>How it is connected.</summary>
    public LiveTransport Transport => transport;

    /// <summary>The messages for it. Completed when the agent stops or the client is gone.</summary>
    public ChannelReader<LiveMessage> Messages => _messages.Reader;

    /// <summary>Cancelled when the client fell behind: it isn't waited for, not even for a good-bye.</summary>
    public CancellationToken Dropped => _dropped.Token;

    /// <summary>The period whose usage it wants to hear of.</summary>
    public PeriodChoice Period => period;

    /// <summary>Puts a message into its queue.</summary>
    /// <param name="message">The message.</param>
    /// <returns>False when the queue is full.</returns>
    public bool TryTell(LiveMessage message) => _messages.Writer.TryWrite(message);

    /// <summary>Ends it: what is in the queue is still sent.</summary>
    public void End() => _messages.Writer.TryComplete();

    /// <summary>Gives it up.</summary>
    public void Drop()
    {
        End();

        // Elsewhere: whoever drops it holds a lock and has others to tell.
        _ = _dropped.CancelAsync();
    }

    /// <inheritdoc />
    public void Dispose() => _dropped.Dispose();
}
