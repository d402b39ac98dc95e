using System.Globalization;
using System.Text.Json;
using Aic.Agent.Server.Board;
using Aic.Agent.Server.Problems;
using Aic.Core;
using Aic.Core.Configuration;
using Aic.Core.Plans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Endpoints;

/// <summary><c>/api/v1/plans</c>: what plans' usage would have cost, and changes of them.</summary>
internal static class PlanEndpoints
{
    private static readonly PlanJson Json = new(new JsonSerializerOptions(PlanJson.Default.Options) { WriteIndented = false });

    /// <summary>Maps them.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What they work on.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts)
    {
        routes.MapRead("/api/v1/plans", context => ReadAsync(context, parts, []));
        routes.MapRead("/api/v1/plans/{provider}", context => ReadAsync(context, parts, [AccountOf(context)]));
        routes.MapPut("/api/v1/plans/{provider}", context => SetAsync(context, parts));
        routes.MapDelete("/api/v1/plans/{provider}", context => RemoveAsync(context, parts));
    }

    private static Task ReadAsync(HttpContext context, AgentParts parts, string[] accounts)
    {
        QueryRules.Check(context.Request.Query, "months");
        return AnswerAsync(context, parts, accounts, Months(context.Request.Query));
    }

    private static async Task SetAsync(HttpContext context, AgentParts parts)
    {
        QueryRules.Check(context.Request.Query);
        string account = AccountOf(context);
        JsonElement body = await JsonBody.ReadObjectAsync(context);
        bool isNew = false;
        parts.Config.Update(config =>
        {
            isNew = PlanChange.Find(config, account) is null;
            return PlanChange.Set(config, ProblemException.ForMistakesOf(() => PlanChange.Parse(account, body)));
        });
        await AnswerAsync(context, parts, [account], 1, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static Task RemoveAsync(HttpContext context, AgentParts parts)
    {
        QueryRules.Check(context.Request.Query);
        parts.Config.Update(config => PlanChange.Remove(config, AccountOf(context)));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static async Task AnswerAsync(HttpContext context, AgentParts parts, string[] accounts, int months, int status = StatusCodes.Status200OK)
    {
        IReadOnlyList<PlanMonth> plans = await parts.Tracker.GetPlansAsync(new PlanQuery { Accounts = accounts, Months = months, MaxAge = UsageBoard.AnyAge }, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-cache";
        await JsonAnswer.WriteAsync(context, new PlanReport(AicVersion.Current, plans), Json.PlanReport, status);
    }

    private static int Months(IQueryCollection query) => (string?)query["months"] switch
    {
        null => 1,
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int months) && months is >= 1 and <= PlanQuery.MostMonths => months,
        _ => throw QueryRules.Invalid($"months must be 1 to {PlanQuery.MostMonths}."),
    };

    private static string AccountOf(HttpContext context) => (string)context.Request.RouteValues["provider"]!;
}
