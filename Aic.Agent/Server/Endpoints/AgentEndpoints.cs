using Aic.Agent.Server.Dashboard;
using Aic.Agent.Server.Live;
using Aic.Agent.Server.Metrics;
using Aic.Agent.Server.OpenApi;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Endpoints;

/// <summary>All endpoints of the agent, in one place.</summary>
internal static class AgentEndpoints
{
    /// <summary>Maps them.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What they answer from.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts)
    {
        HealthEndpoints.Map(routes, parts);
        ProvidersEndpoints.Map(routes, parts);
        UsageEndpoints.Map(routes, parts);
        HistoryEndpoints.Map(routes, parts);
        ExportEndpoint.Map(routes, parts);
        RefreshEndpoints.Map(routes, parts);
        ConfigEndpoints.Map(routes, parts);
        BudgetEndpoints.Map(routes, parts);
        AlertEndpoints.Map(routes, parts);
        ForecastEndpoints.Map(routes, parts);
        PlanEndpoints.Map(routes, parts);
        ExchangeRateEndpoint.Map(routes, parts);
        ShutdownEndpoints.Map(routes, parts);
        LiveEndpoints.Map(routes, parts);
        MetricsEndpoint.Map(routes, parts);
        OpenApiEndpoint.Map(routes);
        DocsPage.Map(routes);
        DashboardEndpoints.Map(routes);
    }
}
