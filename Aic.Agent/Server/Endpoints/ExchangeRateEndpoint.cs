using System.Text.Json;
using Aic.Core.Currencies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Endpoints;

/// <summary><c>/api/v1/exchange-rates</c>: what amounts are shown at. They are told to programs in their own currencies everywhere else.</summary>
internal static class ExchangeRateEndpoint
{
    private static readonly CurrencyJson Json = new(new JsonSerializerOptions(CurrencyJson.Default.Options) { WriteIndented = false });

    /// <summary>Maps it.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What it works on.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts) =>
        routes.MapRead("/api/v1/exchange-rates", context => AnswerAsync(context, parts));

    private static Task AnswerAsync(HttpContext context, AgentParts parts)
    {
        IQueryCollection query = context.Request.Query;
        QueryRules.Check(query, "from", "to");
        ExchangeRateReport report = ExchangeRateReport.Of(
            parts.Tracker.GetExchangeRates(),
            [.. QueryRules.ReadNames(query, "from").Select(text => Currency("from", text))],
            (string?)query["to"] is { } to ? Currency("to", to) : null);
        context.Response.Headers.CacheControl = "no-cache";
        return JsonAnswer.WriteAsync(context, report, Json.ExchangeRateReport);
    }

    private static string Currency(string name, string text) =>
        CurrencyCode.Read(text) ?? throw QueryRules.Invalid($"{name} must be {CurrencyCode.Form}.");
}
