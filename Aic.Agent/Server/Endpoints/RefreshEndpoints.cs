using Aic.Agent.Server.Problems;
using Aic.Agent.Server.Refreshing;
using Aic.Core;
using Aic.Core.Usage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Endpoints;

/// <summary><c>/api/v1/refresh</c>: asks the providers now.</summary>
internal static class RefreshEndpoints
{
    private const string Address = "/api/v1/refresh";

    /// <summary>Maps them.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What they work on.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts)
    {
        routes.MapPost(Address, context => StartAsync(context, parts));
        routes.MapRead($"{Address}/{{id}}", context => TellAsync(context, parts));
    }

    private static async Task StartAsync(HttpContext context, AgentParts parts)
    {
        IQueryCollection query = context.Request.Query;
        QueryRules.Check(query, [.. QueryRules.Period, "provider", "wait"]);
        string[] names = QueryRules.ReadNames(query, "provider");
        bool waits = QueryRules.ReadFlag(query, "wait");
        UsagePeriod period = QueryRules.ReadPeriod(query, parts.Time).Resolve(parts.Time);
        IReadOnlyList<AccountUsage> accounts = parts.Tracker.GetKnown(new UsageQuery { Accounts = names, Period = period, ConfiguredOnly = true });
        (RefreshJob job, Task<IReadOnlyList<ProviderUsage>> running) = parts.Jobs.Start([.. accounts.Select(known => known.Account.Id)], period);
        if (waits)
        {
            IReadOnlyList<ProviderUsage> results = await running.WaitAsync(context.RequestAborted);
            await JsonAnswer.WriteAsync(context, parts.Board.Write(results, UsageGrouping.None));
            return;
        }

        context.Response.Headers.Location = $"{Address}/{job.Id}";
        await JsonAnswer.WriteAsync(context, job.State(), AgentApiJson.Default.RefreshState, StatusCodes.Status202Accepted);
    }

    private static Task TellAsync(HttpContext context, AgentParts parts)
    {
        QueryRules.Check(context.Request.Query);
        RefreshJob job = parts.Jobs.Find((string)context.Request.RouteValues["id"]!)
            ?? throw new ProblemException(ProblemKind.UnknownRefresh, "There is no refresh of this id, or it ended long ago. /api/v1/usage has what is known.");
        return JsonAnswer.WriteAsync(context, job.State(), AgentApiJson.Default.RefreshState);
    }
}
