using Aic.Agent.Server.Board;
using Aic.Agent.Server.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Metrics;

/// <summary><c>/metrics</c>: usage and the agent itself, for Prometheus and whatever reads its format.</summary>
internal static class MetricsEndpoint
{
    /// <summary>Maps it.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What it tells of.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts) => routes.MapRead("/metrics", context => AnswerAsync(context, parts));

    private static async Task AnswerAsync(HttpContext context, AgentParts parts)
    {
        QueryRules.Check(context.Request.Query);
        byte[] body = parts.Metrics.Write(parts.Board.GetKnownUsage(PeriodChoice.Default));
        context.Response.ContentType = PrometheusText.ContentType;
        context.Response.ContentLength = body.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
