using Aic.Agent.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Endpoints;

/// <summary><c>/api/v1/shutdown</c>: stops the agent, on systems that can't ask a process to end.</summary>
internal static class ShutdownEndpoints
{
    /// <summary>Maps it.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What is stopped.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts) =>
        routes.MapPost("/api/v1/shutdown", context =>
        {
            QueryRules.Check(context.Request.Query);
            AccessGate.RequireToken(context, "Stopping the agent");
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            context.Response.OnCompleted(() =>
            {
                parts.Stop();
                return Task.CompletedTask;
            });
            return Task.CompletedTask;
        });
}
