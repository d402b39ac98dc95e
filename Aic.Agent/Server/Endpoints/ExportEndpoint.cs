using Aic.Agent.Server.Board;
using Aic.Core.Transfer;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Endpoints;

/// <summary><c>/api/v1/export</c>: what is kept, as a file.</summary>
internal static class ExportEndpoint
{
    /// <summary>Maps it.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What it answers from.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts) =>
        routes.MapRead("/api/v1/export", context => AnswerAsync(context, parts));

    private static async Task AnswerAsync(HttpContext context, AgentParts parts)
    {
        IQueryCollection query = context.Request.Query;
        QueryRules.Check(query, [.. QueryRules.Period, "provider", "format"]);
        ExportFormat format = (string?)query["format"] is { } text ? ExportWords.Read(text) ?? throw QueryRules.Invalid($"format knows {ExportWords.Names}.") : ExportFormat.Csv;
        PeriodChoice period = QueryRules.ReadPeriod(query, parts.Time);
        ExportQuery question = new() { Accounts = QueryRules.ReadNames(query, "provider"), Period = period.Resolve(parts.Time) };

        // The first record is found before anything is sent, so that a name that nobody has is still a problem and no half of a file.
        (string type, string ending) = format switch
        {
            ExportFormat.JsonLines => ("application/jsonl; charset=utf-8", "jsonl"),
            ExportFormat.Parquet => ("application/vnd.apache.parquet", "parquet"),
            _ => ("text/csv; charset=utf-8", "csv"),
        };
        context.Response.ContentType = type;
        context.Response.Headers.ContentDisposition = $"attachment; filename=usage.{ending}";
        await parts.Tracker.ExportAsync(question, format, context.Response.Body, context.RequestAborted);
    }
}
