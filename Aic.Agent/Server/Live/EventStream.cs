using Microsoft.AspNetCore.Http;

namespace Aic.Agent.Server.Live;

/// <summary>A live client's stream of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), for those who can't do WebSocket.</summary>
/// <param name="client">The client.</param>
/// <param name="hub">Where it is given up when it takes too long.</param>
/// <param name="time">The clock.</param>
internal sealed class EventStream(LiveClient client, LiveHub hub, TimeProvider time)
{
    /// <summary>Sends until one side ends it. A client that comes back (<c>Last-Event-ID</c>) gets a snapshot like a new one: it has all that was missed.</summary>
    /// <param name="context">The request.</param>
    /// <param name="snapshot">The first message.</param>
    public async Task RunAsync(HttpContext context, LiveMessage snapshot)
    {
        HttpResponse response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(client.Dropped, context.RequestAborted);
        try
        {
            await SendAsync(response, "retry: 3000\n\n"u8.ToArray(), ended.Token);
            await SendAsync(response, snapshot.ServerSentEvent.Value, ended.Token);
            await foreach (LiveMessage message in client.Messages.ReadAllAsync(ended.Token))
            {
                await SendAsync(response, message.ServerSentEvent.Value, ended.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or TimeoutException)
        {
            // The connection is broken or the client was given up.
            context.Abort();
        }
    }

    private async Task SendAsync(HttpResponse response, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await response.Body.WriteAsync(bytes, cancellationToken).AsTask().WaitAsync(WebSocketConnection.SendTimeout, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            hub.Drop(client);
            throw;
        }
    }
}
