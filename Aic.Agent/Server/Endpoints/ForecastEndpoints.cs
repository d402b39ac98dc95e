using System.Text.Json;
using Aic.Agent.Server.Board;
using Aic.Core.Forecasting;
using Aic.Core.Usage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Endpoints;

/// <summary><c>/api/v1/forecast</c>: what a running period comes to.</summary>
internal static class ForecastEndpoints
{
    private static readonly ForecastJson Json = new(new JsonSerializerOptions(ForecastJson.Default.Options) { WriteIndented = false });

    /// <summary>Maps them.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What they work on.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts) =>
        routes.MapRead("/api/v1/forecast", context => AnswerAsync(context, parts));

    private static async Task AnswerAsync(HttpContext context, AgentParts parts)
    {
        IQueryCollection query = context.Request.Query;
        QueryRules.Check(query, [.. QueryRules.Period, "provider", "model", "project"]);
        PeriodChoice choice = QueryRules.ReadPeriod(query, parts.Time);
        parts.Board.KeepFresh(choice);
        UsageScope scope = new(QueryRules.ReadNames(query, "provider"), QueryRules.ReadNames(query, "model"), QueryRules.ReadNames(query, "project"));
        ForecastReport report = await parts.Tracker.GetForecastAsync(new ForecastQuery { Scope = scope, Period = choice.Resolve(parts.Time), MaxAge = UsageBoard.AnyAge }, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-cache";
        await JsonAnswer.WriteAsync(context, report, Json.ForecastReport);
    }
}
