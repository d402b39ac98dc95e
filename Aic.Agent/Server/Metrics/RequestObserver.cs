using System.Diagnostics;
using Aic.Agent.Server.Memory;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Aic.Agent.Server.Metrics;

/// <summary>
/// Counts and logs every answer. It tells of a request its method, its route's template and how it ended: never path, query or headers, which hold what clients put there.
/// </summary>
/// <param name="metrics">Counts.</param>
/// <param name="memory">Told that something happened.</param>
/// <param name="logger">Logs.</param>
internal sealed partial class RequestObserver(RequestMetrics metrics, RestingMemory memory, ILogger logger)
{
    private const string NoRoute = "none";
    private const string OtherMethod = "other";

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    /// <summary>Lets the rest of the server answer. It must be the outermost, so that it sees what becomes of exceptions.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">The rest of the server.</param>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            Observe(context, Stopwatch.GetElapsedTime(started));
        }
    }

    /// <summary>The template of a request's route: all that may be told of its address.</summary>
    /// <param name="context">The request.</param>
    public static string RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? NoRoute;

    private void Observe(HttpContext context, TimeSpan duration)
    {
        memory.Stir();
        string route = RouteOf(context);
        string method = Array.Find(Methods, known => known == context.Request.Method) ?? OtherMethod;
        int status = context.Response.StatusCode;
        if (status >= StatusCodes.Status400BadRequest || context.GetEndpoint()?.Metadata.GetMetadata<LongLived>() is null)
        {
            metrics.Add(route, method, status, duration);
        }

        LogAnswered(method, route, status, duration.TotalMilliseconds);
    }

    [LoggerMessage(EventId = 5101, Level = LogLevel.Debug, Message = "{Method} {Route}: {Status} in {Milliseconds:F1} ms")]
    private partial void LogAnswered(string method, string route, int status, double milliseconds);
}

/// <summary>Marks endpoints whose answers last as long as clients stay: how long they take tells nothing of the agent.</summary>
internal sealed class LongLived;
