using Aic.Core.History;
using Aic.Core.Usage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Endpoints;

/// <summary><c>/api/v1/history</c>: what was used over time, from what is kept.</summary>
internal static class HistoryEndpoints
{
    /// <summary>Maps it.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What it answers from.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts) =>
        routes.MapRead("/api/v1/history", context => AnswerAsync(context, parts));

    private static async Task AnswerAsync(HttpContext context, AgentParts parts)
    {
        HistoryQuery query = Read(context.Request.Query, parts.Time);
        HistoryAnswer answer = await parts.Tracker.GetHistoryAsync(query, context.RequestAborted);
        await JsonAnswer.WriteAsync(context, answer, AgentApiJson.Default.HistoryAnswer);
    }

    private static HistoryQuery Read(IQueryCollection query, TimeProvider time)
    {
        QueryRules.Check(query, [.. QueryRules.Period, "provider", "granularity", "by", "time_zone"]);
        TimeZoneInfo? zone = QueryRules.ReadTimeZone(query);
        TimeProvider clock = zone is null ? time : new ZonedTime(time, zone);
        return new HistoryQuery
        {
            Accounts = QueryRules.ReadNames(query, "provider"),
            Period = QueryRules.ReadPeriod(query, clock).Resolve(clock),
            Granularity = ReadGranularity(query),
            By = ReadGrouping(query),
            TimeZone = zone,
        };
    }

    private static HistoryGranularity ReadGranularity(IQueryCollection query) => (string?)query["granularity"] is { } text
        ? HistoryWords.ReadGranularity(text) ?? throw QueryRules.Invalid($"granularity knows {HistoryWords.GranularityNames}.")
        : HistoryGranularity.Day;

    private static HistoryGrouping ReadGrouping(IQueryCollection query)
    {
        if ((string?)query["by"] is not { } text)
        {
            return HistoryGrouping.None;
        }

        HistoryGrouping by = HistoryWords.ReadGrouping(text, out string? unknown);
        return unknown is null && by != HistoryGrouping.None ? by : throw QueryRules.Invalid($"by knows {HistoryWords.GroupingNames}, joined by commas.");
    }
}
