using Aic.Agent.Server.Live;

namespace Aic.Agent.Server.Metrics;

/// <summary>Tells how many live clients there are and were given up.</summary>
internal static class LiveMetrics
{
    /// <summary>Writes the metrics.</summary>
    /// <param name="text">Where to write.</param>
    /// <param name="hub">Has the clients.</param>
    public static void Write(PrometheusText text, LiveHub hub)
    {
        text.Family("aic_live_clients", "gauge", "Clients that are connected and told what happens.");
        text.Sample((decimal)hub.Count(LiveTransport.WebSocket), ("transport", "websocket"));
        text.Sample((decimal)hub.Count(LiveTransport.ServerSentEvents), ("transport", "server_sent_events"));
        text.Family("aic_live_clients_dropped_total", "counter", "Live clients that fell behind and were given up.");
        text.Sample((decimal)hub.Dropped);
    }
}
