using System.Net;
using System.Text.Json;
using Aic.Core.Http;

namespace Aic.Core.Providers.Anthropic;

/// <summary>Where the Usage and Cost Analytics API, a beta, can't be had and the older reports have to do.</summary>
internal static class AnalyticsReach
{
    /// <summary>The beta's name, for the header <c>anthropic-beta</c>.</summary>
    public const string Beta = "analytics-usage-cost-2026-08-24";

    private const int Days = 365;
    private static readonly DateTimeOffset First = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The earliest start that the analytics answer: within the last 365 days and not before 2026.</summary>
    public static DateTimeOffset Earliest(DateTimeOffset now) => now.AddDays(-Days) > First ? now.AddDays(-Days) : First;

    /// <summary>True when an answer says that the analytics aren't to be had here: no such address, or the beta refused. A key without the right isn't among them.</summary>
    public static bool IsUnavailable(ApiException exception) => exception.Status switch
    {
        HttpStatusCode.NotFound => true,
        HttpStatusCode.BadRequest or HttpStatusCode.Forbidden => IsAboutBeta(ErrorOf(exception)),
        _ => false,
    };

    private static bool IsAboutBeta(AnthropicError? error) =>
        error?.Details?.ErrorCode is "organization_not_enrolled_in_beta" or "organization_type_not_supported"
        || error?.Message?.Contains(Beta, StringComparison.Ordinal) == true
        || error?.Message?.Contains("anthropic-beta", StringComparison.OrdinalIgnoreCase) == true;

    private static AnthropicError? ErrorOf(ApiException exception)
    {
        try
        {
            return exception.Response.Body.IsEmpty
                ? null
                : JsonFields.Parse(exception.Response.Body, AnthropicErrorBody.Read)?.Error;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
