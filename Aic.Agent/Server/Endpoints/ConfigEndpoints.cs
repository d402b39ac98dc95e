using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aic.Agent.Server.Access;
using Aic.Agent.Server.Board;
using Aic.Agent.Server.Problems;
using Aic.Core;
using Aic.Core.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Endpoints;

/// <summary><c>/api/v1/config</c>: the configuration. Keys go in and never come out.</summary>
internal static class ConfigEndpoints
{
    /// <summary>Maps them.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What they work on.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts)
    {
        routes.MapRead("/api/v1/config", context => ReadAsync(context, parts));
        routes.MapPost("/api/v1/config", context => ChangeAsync(context, parts));
        routes.MapPost("/api/v1/config/{provider}", context => ChangeAccountAsync(context, parts));
    }

    private static Task ReadAsync(HttpContext context, AgentParts parts)
    {
        QueryRules.Check(context.Request.Query);
        return AnswerAsync(context, parts);
    }

    private static async Task ChangeAsync(HttpContext context, AgentParts parts)
    {
        QueryRules.Check(context.Request.Query);
        JsonElement patch = await JsonBody.ReadObjectAsync(context);
        Update(context, parts, config => ConfigPatch.Apply(config, patch, parts.Options.Tracker.Catalog));
        await AnswerAsync(context, parts);
    }

    private static async Task ChangeAccountAsync(HttpContext context, AgentParts parts)
    {
        QueryRules.Check(context.Request.Query);
        string id = (string)context.Request.RouteValues["provider"]!;
        ConfigAccounts.Require(parts, id);
        JsonElement patch = await JsonBody.ReadObjectAsync(context);
        Update(context, parts, config => ConfigPatch.ApplyToAccount(config, id, patch, parts.Options.Tracker.Catalog));
        if (ConfigAccounts.Find(parts, id) is { Account: { IsConfigured: true, IsEnabled: true } account })
        {
            await parts.Refresher.RefreshAsync([account.Id], PeriodChoice.Default.Resolve(parts.Time)).WaitAsync(context.RequestAborted);
        }

        // Where the patch was empty there is still no such further account.
        AccountUsage state = ConfigAccounts.Find(parts, id) ?? throw ConfigAccounts.Unknown(parts, id);
        await JsonAnswer.WriteAsync(context, ProviderState.Of(state), AgentApiJson.Default.ProviderState);
    }

    private static void Update(HttpContext context, AgentParts parts, Func<AgentConfig, AgentConfig> change) =>
        parts.Config.Update(before =>
        {
            AgentConfig after = ProblemException.ForMistakesOf(() => change(before));
            if (KeyDestinations.Differ(before, after))
            {
                AccessGate.RequireToken(context, "Changing where keys are sent, who may talk to the agent, or how alerts are told,");
            }

            return after;
        });

    private static Task AnswerAsync(HttpContext context, AgentParts parts)
    {
        JsonObject config = MaskedConfig.From(parts.Config.Current, parts.Options.Tracker.Catalog);
        if (parts.Config.Problem is { } problem)
        {
            config["problem"] = problem;
        }

        context.Response.Headers.CacheControl = "no-store";
        return JsonAnswer.WriteAsync(context, Encoding.UTF8.GetBytes(MaskedConfig.ToText(config)));
    }
}
