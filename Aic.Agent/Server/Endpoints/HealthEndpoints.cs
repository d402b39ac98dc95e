using Aic.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Endpoints;

/// <summary><c>/health</c>: whether the agent can serve.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps it.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What it tells of.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts) => routes.MapRead("/health", context => AnswerAsync(context, parts));

    private static Task AnswerAsync(HttpContext context, AgentParts parts)
    {
        QueryRules.Check(context.Request.Query);
        HealthAnswer health = Of(parts);
        context.Response.Headers.CacheControl = "no-store";
        return JsonAnswer.WriteAsync(
            context,
            health,
            AgentApiJson.Default.HealthAnswer,
            health.Status == HealthAnswer.Down ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static HealthAnswer Of(AgentParts parts)
    {
        string? storeProblem = parts.Tracker.StoreProblem;
        string? configProblem = parts.Config.Problem;
        string? reason = parts.Stopping.IsCancellationRequested ? "The agent is stopping."
            : parts.Work.IsBroken ? "The agent doesn't refresh usage any more; its log has the cause. Restart it."
            : null;
        return new HealthAnswer
        {
            Status = reason is not null ? HealthAnswer.Down : storeProblem is not null || configProblem is not null ? HealthAnswer.Degraded : HealthAnswer.Ok,
            Version = AicVersion.Current,
            UptimeSeconds = (long)(parts.Time.GetUtcNow() - parts.StartedAt).TotalSeconds,
            LastRefresh = parts.Refresher.LastFinishedAt,
            StoreProblem = storeProblem,
            ConfigProblem = configProblem,
            Reason = reason,
        };
    }
}
