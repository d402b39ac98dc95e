using System.Text.Json;
using Aic.Agent.Server.Board;
using Aic.Agent.Server.Problems;
using Aic.Core;
using Aic.Core.Budgets;
using Aic.Core.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Endpoints;

/// <summary><c>/api/v1/budgets</c>: how budgets stand, and changes of them.</summary>
internal static class BudgetEndpoints
{
    private static readonly BudgetJson Json = new(new JsonSerializerOptions(BudgetJson.Default.Options) { WriteIndented = false });

    /// <summary>Maps them.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What they work on.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts)
    {
        routes.MapRead("/api/v1/budgets", context => ReadAllAsync(context, parts));
        routes.MapRead("/api/v1/budgets/{name}", context => ReadOneAsync(context, parts));
        routes.MapPut("/api/v1/budgets/{name}", context => SetAsync(context, parts));
        routes.MapDelete("/api/v1/budgets/{name}", context => RemoveAsync(context, parts));
    }

    private static async Task ReadAllAsync(HttpContext context, AgentParts parts)
    {
        QueryRules.Check(context.Request.Query);
        IReadOnlyList<BudgetState> states = await AskAsync(context, parts, []);
        await JsonAnswer.WriteAsync(context, new BudgetReport(AicVersion.Current, states), Json.BudgetReport);
    }

    private static async Task ReadOneAsync(HttpContext context, AgentParts parts)
    {
        QueryRules.Check(context.Request.Query);
        await AnswerAsync(context, parts, NameOf(context));
    }

    private static async Task SetAsync(HttpContext context, AgentParts parts)
    {
        QueryRules.Check(context.Request.Query);
        string name = NameOf(context);
        JsonElement body = await JsonBody.ReadObjectAsync(context);
        bool isNew = false;
        parts.Config.Update(config =>
        {
            isNew = BudgetChange.Find(config, name) is null;
            return BudgetChange.Set(config, ProblemException.ForMistakesOf(() => BudgetChange.Parse(name, body)));
        });
        await AnswerAsync(context, parts, name, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static Task RemoveAsync(HttpContext context, AgentParts parts)
    {
        QueryRules.Check(context.Request.Query);
        parts.Config.Update(config => BudgetChange.Remove(config, NameOf(context)));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static async Task AnswerAsync(HttpContext context, AgentParts parts, string name, int status = StatusCodes.Status200OK)
    {
        IReadOnlyList<BudgetState> states = await AskAsync(context, parts, [BudgetChange.Find(parts.Config.Current, name)?.Name ?? name]);
        await JsonAnswer.WriteAsync(context, states.Count == 1 ? states[0] : throw Unknown(parts, name), Json.BudgetState, status);
    }

    private static async Task<IReadOnlyList<BudgetState>> AskAsync(HttpContext context, AgentParts parts, string[] names)
    {
        IReadOnlyList<BudgetState> states = await parts.Tracker.GetBudgetsAsync(new BudgetQuery { Names = names, MaxAge = UsageBoard.AnyAge }, context.RequestAborted);
        foreach (BudgetState state in states)
        {
            parts.Board.KeepFresh(new PeriodChoice(null, state.PeriodStart, state.PeriodEnd));
        }

        context.Response.Headers.CacheControl = "no-cache";
        return states;
    }

    private static UnknownBudgetException Unknown(AgentParts parts, string name) => new(name, [.. parts.Config.Current.Budgets.Select(budget => budget.Name)]);

    private static string NameOf(HttpContext context) => (string)context.Request.RouteValues["name"]!;
}
