using System.Collections.Concurrent;

namespace Aic.Agent.Server.Metrics;

/// <summary>Counts the requests that were answered. May be called from many threads.</summary>
internal sealed class RequestMetrics
{
    private readonly ConcurrentDictionary<(string Route, string Method, int Status), DurationHistogram> _requests = new();

    /// <summary>Counts a request.</summary>
    /// <param name="route">The route's template, never the path: what clients can make up mustn't make new series.</param>
    /// <param name="method">The method.</param>
    /// <param name="status">The status code.</param>
    /// <param name="duration">How long it took.</param>
    public void Add(string route, string method, int status, TimeSpan duration) =>
        _requests.GetOrAdd((route, method, status), static _ => new DurationHistogram()).Add(duration);

    /// <summary>Writes the metrics.</summary>
    /// <param name="text">Where to write.</param>
    public void Write(PrometheusText text)
    {
        ((string Route, string Method, int Status) Key, DurationHistogram.Snapshot Value)[] requests =
        [
            .. _requests
                .Select(request => (request.Key, request.Value.Read()))
                .OrderBy(request => request.Key.Route, StringComparer.Ordinal)
                .ThenBy(request => request.Key.Method, StringComparer.Ordinal)
                .ThenBy(request => request.Key.Status),
        ];
        text.Family("aic_http_requests_total", "counter", "Requests that the agent answered, by route, method and status; live connections are told by aic_live_clients.");
        foreach (((string route, string method, int status), DurationHistogram.Snapshot histogram) in requests)
        {
            text.Sample((decimal)histogram.Count, Labels(route, method, status));
        }

        text.Family("aic_http_request_duration_seconds", "histogram", "How long the agent took to answer.");
        foreach (((string route, string method, int status), DurationHistogram.Snapshot histogram) in requests)
        {
            text.Histogram(histogram, Labels(route, method, status));
        }
    }

    private static (string, string)[] Labels(string route, string method, int status) =>
        [("route", route), ("method", method), ("status", status.ToString(System.Globalization.CultureInfo.InvariantCulture))];
}
