using Aic.Agent.Server.Board;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Endpoints;

/// <summary><c>/api/v1/usage</c>: what was used, what it cost, what is left.</summary>
internal static class UsageEndpoints
{
    private const string Unconfigured = "unconfigured";

    /// <summary>Maps them.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What they answer from.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts)
    {
        routes.MapRead("/api/v1/usage", context => AnswerAsync(context, parts, ReadAll(context.Request, parts.Time)));
        routes.MapRead("/api/v1/usage/{provider}", context => AnswerAsync(context, parts, ReadOne(context.Request, parts.Time)));
    }

    private static UsageRequest ReadAll(HttpRequest request, TimeProvider time)
    {
        if (!request.QueryString.HasValue)
        {
            return UsageRequest.Default;
        }

        IQueryCollection query = request.Query;
        QueryRules.Check(query, [.. QueryRules.Period, "by", "include"]);
        bool includesUnconfigured = (string?)query["include"] switch
        {
            null => false,
            Unconfigured => true,
            _ => throw QueryRules.Invalid($"include knows {Unconfigured} only."),
        };
        return new UsageRequest(QueryRules.ReadPeriod(query, time), QueryRules.ReadGrouping(query), includesUnconfigured);
    }

    private static UsageRequest ReadOne(HttpRequest request, TimeProvider time)
    {
        QueryRules.Check(request.Query, QueryRules.Period);
        string account = (string)request.RouteValues["provider"]!;
        return new UsageRequest(QueryRules.ReadPeriod(request.Query, time), AccountId: account.ToLowerInvariant());
    }

    private static async Task AnswerAsync(HttpContext context, AgentParts parts, UsageRequest request)
    {
        CachedAnswer answer = await parts.Board.GetAsync(request).WaitAsync(context.RequestAborted);
        await answer.WriteAsync(context);
    }
}
