using System.Net.WebSockets;

namespace Aic.Agent.Server.Live;

/// <summary>A live client's WebSocket (RFC 6455): sends what is in the client's queue and reads what the client sends, which is nothing but pings and the end.</summary>
/// <param name="socket">The socket.</param>
/// <param name="client">The client.</param>
/// <param name="hub">Where it is given up when it takes too long.</param>
/// <param name="time">The clock.</param>
internal sealed class WebSocketConnection(WebSocket socket, LiveClient client, LiveHub hub, TimeProvider time)
{
    /// <summary>How long the network may take to accept one message.</summary>
    public static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The most that a client may send in one message, in bytes; the agent reads none of it.</summary>
    public const int MaxMessageBytes = 4 * 1024;

    // Within the time that the agent has for stopping.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private readonly byte[] _received = new byte[512];

    /// <summary>Sends and receives until one side ends it.</summary>
    /// <param name="snapshot">The first message.</param>
    /// <param name="cancellationToken">Cancelled when the connection is broken.</param>
    public async Task RunAsync(LiveMessage snapshot, CancellationToken cancellationToken)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(client.Dropped, cancellationToken);
        Task<WebSocketCloseStatus> receiving = ReceiveAsync(ended.Token);

        // After it has completed, so that what it says is known at closing.
        Task told = receiving.ContinueWith(_ => client.End(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            await SendAsync(snapshot, ended.Token);
            await foreach (LiveMessage message in client.Messages.ReadAllAsync(ended.Token))
            {
                if (receiving.IsCompleted)
                {
                    break;
                }

                await SendAsync(message, ended.Token);
            }

            await CloseAsync(receiving, ended.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException or TimeoutException)
        {
            // The connection is broken or the client was given up.
        }
        finally
        {
            await ended.CancelAsync();
            socket.Abort();
            await told;
        }
    }

    private async Task SendAsync(LiveMessage message, CancellationToken cancellationToken)
    {
        try
        {
            // There is a timer only where the network doesn't take the message at once.
            await socket.SendAsync(message.Json, WebSocketMessageType.Text, endOfMessage: true, cancellationToken).AsTask().WaitAsync(SendTimeout, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            hub.Drop(client);
            throw;
        }
    }

    /// <summary>Reads until the client closes or misbehaves.</summary>
    /// <returns>What to say at closing.</returns>
    private async Task<WebSocketCloseStatus> ReceiveAsync(CancellationToken cancellationToken)
    {
        int size = 0;
        while (size <= MaxMessageBytes)
        {
            ValueWebSocketReceiveResult received = await socket.ReceiveAsync(_received.AsMemory(), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return WebSocketCloseStatus.NormalClosure;
            }

            size = received.EndOfMessage && size + received.Count <= MaxMessageBytes ? 0 : size + received.Count;
        }

        return WebSocketCloseStatus.MessageTooBig;
    }

    private async Task CloseAsync(Task<WebSocketCloseStatus> receiving, CancellationToken cancellationToken)
    {
        // When nothing was received that ends it, the agent is going away: 1001.
        WebSocketCloseStatus status = receiving.IsCompleted ? await receiving : WebSocketCloseStatus.EndpointUnavailable;
        await socket.CloseOutputAsync(status, null, cancellationToken).WaitAsync(CloseTimeout, time, cancellationToken);
        await receiving.WaitAsync(CloseTimeout, time, cancellationToken);
        if (status == WebSocketCloseStatus.MessageTooBig)
        {
            // A connection that is ended with something unread in it is reset, and the client wouldn't see why.
            await ReadToEndAsync(cancellationToken).WaitAsync(CloseTimeout, time, cancellationToken);
        }
    }

    private async Task ReadToEndAsync(CancellationToken cancellationToken)
    {
        ValueWebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(_received.AsMemory(), cancellationToken);
        }
        while (received.MessageType != WebSocketMessageType.Close);
    }
}
