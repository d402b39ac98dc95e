using Aic.Agent.Server.Board;
using Aic.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Endpoints;

/// <summary><c>/api/v1/providers</c>: the catalog with each account's state.</summary>
internal static class ProvidersEndpoints
{
    /// <summary>Maps it.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What it tells of.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts) =>
        routes.MapRead("/api/v1/providers", context => AnswerAsync(context, parts));

    private static Task AnswerAsync(HttpContext context, AgentParts parts)
    {
        QueryRules.Check(context.Request.Query);
        IReadOnlyList<AccountUsage> accounts = parts.Board.GetKnown(PeriodChoice.Default, isConfiguredOnly: false);
        return JsonAnswer.WriteAsync(context, new ProvidersAnswer(AicVersion.Current, [.. accounts.Select(ProviderState.Of)]), AgentApiJson.Default.ProvidersAnswer);
    }
}
