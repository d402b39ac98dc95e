using System.Net.WebSockets;
using Aic.Agent.Server.Board;
using Aic.Agent.Server.Endpoints;
using Aic.Agent.Server.Metrics;
using Aic.Agent.Server.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Live;

/// <summary><c>/api/v1/live</c> (WebSocket) and <c>/api/v1/events</c> (server-sent events): what is known, and from then on what happens.</summary>
internal static class LiveEndpoints
{
    /// <summary>
    /// The subprotocol. A browser's WebSocket, which can't send headers, offers the token as a second one; the agent chooses this one, so that the token isn't in the answer.
    /// </summary>
    public const string Subprotocol = "aic.v1";

    /// <summary>The address for WebSocket. docs.js of the page at <c>/docs</c> names it and the next one as those whose answers never end.</summary>
    public const string SocketAddress = "/api/v1/live";

    /// <summary>The address for server-sent events.</summary>
    public const string EventsAddress = "/api/v1/events";

    private static readonly TimeSpan WhenFull = TimeSpan.FromSeconds(10);

    /// <summary>Maps them.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What they tell of.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts)
    {
        LongLived longLived = new();

        // Only these requests pass the middleware for WebSocket: the others needn't.
        IApplicationBuilder sockets = routes.CreateApplicationBuilder();
        sockets.UseWebSockets();
        sockets.Run(context => AcceptAsync(context, parts));
        routes.MapGet(SocketAddress, sockets.Build()).WithMetadata(longLived);
        routes.MapGet(EventsAddress, context => StreamAsync(context, parts)).WithMetadata(longLived);
    }

    private static Task AcceptAsync(HttpContext context, AgentParts parts)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            // RFC 9110, section 15.5.22: a 426 names the protocol.
            context.Response.Headers.Upgrade = "websocket";
            throw new ProblemException(ProblemKind.UpgradeRequired, $"Connect with a WebSocket client (ws://), or read the same as server-sent events at {EventsAddress}.");
        }

        return ServeAsync(context, parts, LiveTransport.WebSocket, async (client, snapshot) =>
        {
            WebSocketAcceptContext accept = new()
            {
                SubProtocol = context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol) ? Subprotocol : null,

                // The hub's heartbeat serves all with one timer.
                KeepAliveInterval = TimeSpan.Zero,
            };
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(accept);
            await new WebSocketConnection(socket, client, parts.Live, parts.Time).RunAsync(snapshot, context.RequestAborted);
        });
    }

    private static Task StreamAsync(HttpContext context, AgentParts parts) =>
        ServeAsync(context, parts, LiveTransport.ServerSentEvents, (client, snapshot) => new EventStream(client, parts.Live, parts.Time).RunAsync(context, snapshot));

    private static async Task ServeAsync(HttpContext context, AgentParts parts, LiveTransport transport, Func<LiveClient, LiveMessage, Task> serve)
    {
        QueryRules.Check(context.Request.Query, QueryRules.Period);
        PeriodChoice period = QueryRules.ReadPeriod(context.Request.Query, parts.Time);
        using LiveClient client = new(transport, period);
        if (parts.Live.TryJoin(client) is not { } sequence)
        {
            throw new ProblemException(ProblemKind.Busy, "The agent has all the live clients it can have, or is about to stop.", WhenFull);
        }

        try
        {
            // After joining: what happens in between is told twice rather than never. What isn't known yet is asked for and told when it is there.
            parts.Board.KeepFresh(period);
            await serve(client, LiveMessages.Snapshot(sequence, parts.Time.GetUtcNow(), period.Resolve(parts.Time), parts.Board.GetKnownUsage(period)));
        }
        finally
        {
            parts.Live.Leave(client);
        }
    }
}
