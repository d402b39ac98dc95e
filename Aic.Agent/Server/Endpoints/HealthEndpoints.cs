using Aic.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Endpoints;

/// <summary><c>/health</c>: whether the agent can serve.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps it.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What it tells of.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts) =>
        routes.MapGet("/health", context => JsonAnswer.WriteAsync(context, Of(parts), AgentApiJson.Default.HealthAnswer));

    private static HealthAnswer Of(AgentParts parts) => new()
    {
        Status = "ok",
        Version = AicVersion.Current,
        UptimeSeconds = (long)(parts.Time.GetUtcNow() - parts.StartedAt).TotalSeconds,
    };
}
