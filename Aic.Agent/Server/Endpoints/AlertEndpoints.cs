using System.Globalization;
using System.Text.Json;
using Aic.Agent.Server.Problems;
using Aic.Core;
using Aic.Core.Alerts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Endpoints;

/// <summary><c>/api/v1/alerts</c>: what somebody wants to know without asking, and having nobody told of it for a while.</summary>
internal static class AlertEndpoints
{
    private const string Form = """Send { "until": "2026-12-01T08:00:00Z" } or { "for_minutes": 120 }.""";

    private static readonly AlertJson Json = new(new JsonSerializerOptions(AlertJson.Default.Options) { WriteIndented = false });

    /// <summary>Maps them.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="parts">What they work on.</param>
    public static void Map(IEndpointRouteBuilder routes, AgentParts parts)
    {
        routes.MapRead("/api/v1/alerts", context => ReadAsync(context, parts));
        routes.MapPost("/api/v1/alerts/{id}/snooze", context => SnoozeAsync(context, parts));
        routes.MapDelete("/api/v1/alerts/{id}/snooze", context => ResumeAsync(context, parts));
    }

    private static async Task ReadAsync(HttpContext context, AgentParts parts)
    {
        QueryRules.Check(context.Request.Query, "state");
        AlertQuery query = new()
        {
            IncludesCleared = (string?)context.Request.Query["state"] switch
            {
                null or "active" => false,
                "all" => true,
                _ => throw QueryRules.Invalid("state knows active and all."),
            },
        };
        context.Response.Headers.CacheControl = "no-cache";
        await JsonAnswer.WriteAsync(context, new AlertReport(AicVersion.Current, parts.Tracker.GetAlerts(query)), Json.AlertReport);
    }

    private static async Task SnoozeAsync(HttpContext context, AgentParts parts)
    {
        QueryRules.Check(context.Request.Query);
        JsonElement body = await JsonBody.ReadObjectAsync(context);
        await AnswerAsync(context, parts, ReadUntil(body, parts.Time.GetUtcNow()));
    }

    private static Task ResumeAsync(HttpContext context, AgentParts parts)
    {
        QueryRules.Check(context.Request.Query);
        return AnswerAsync(context, parts, null);
    }

    private static async Task AnswerAsync(HttpContext context, AgentParts parts, DateTimeOffset? until)
    {
        Alert alert = parts.Tracker.SnoozeAlert((string)context.Request.RouteValues["id"]!, until);
        parts.Alerts.Wake();
        await JsonAnswer.WriteAsync(context, alert, Json.Alert);
    }

    private static DateTimeOffset ReadUntil(JsonElement body, DateTimeOffset now)
    {
        JsonProperty[] fields = [.. body.EnumerateObject()];
        return fields is [{ Name: "until", Value: { ValueKind: JsonValueKind.String } text }] && ReadMoment(text.GetString()!) is { } until ? until
            : fields is [{ Name: "for_minutes", Value: { ValueKind: JsonValueKind.Number } number }] && number.TryGetInt32(out int minutes) && minutes > 0 ? now.AddMinutes(minutes)
            : throw new ProblemException(ProblemKind.InvalidSnooze, Form);
    }

    // Without an offset nobody knows whose time it is.
    private static DateTimeOffset? ReadMoment(string text) =>
        text.Length > 0 && (text[^1] is 'Z' or 'z' || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal))
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTimeOffset moment) ? moment : null;
}
