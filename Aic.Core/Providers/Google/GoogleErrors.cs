using System.Net;
using System.Text.Json;
using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Google;

/// <summary>
/// What Google's error answers mean. The reasons are those of
/// <see href="https://cloud.google.com/apis/docs/error-reasons"/> (enum <c>google.api.ErrorReason</c>).
/// </summary>
internal static class GoogleErrors
{
    /// <summary>What a refusal of the Gemini API says of the key.</summary>
    public static ProviderException OfKey(ApiException exception)
    {
        string? reason = Reason(exception.Response);
        UsageError? error = (exception.Status, reason) switch
        {
            (HttpStatusCode.BadRequest, "API_KEY_INVALID") => new(
                UsageErrorKind.InvalidKey,
                "Google AI doesn't know the key, or it expired. Check that it is whole, or make a new one at https://aistudio.google.com/apikey."),
            (_, "SERVICE_DISABLED") => new(
                UsageErrorKind.Forbidden,
                "The Gemini API is off in the key's project. Switch it on: https://console.cloud.google.com/apis/library/generativelanguage.googleapis.com"),
            (_, "API_KEY_SERVICE_BLOCKED") => new(
                UsageErrorKind.Forbidden,
                "The key is restricted to other APIs. Allow it the Generative Language API: https://console.cloud.google.com/apis/credentials"),
            (_, { } blocked) when blocked.StartsWith("API_KEY_", StringComparison.Ordinal) && blocked.EndsWith("_BLOCKED", StringComparison.Ordinal) => new(
                UsageErrorKind.Forbidden,
                "The key is restricted to certain addresses or apps, and this machine isn't among them. See https://console.cloud.google.com/apis/credentials"),
            (HttpStatusCode.Forbidden, _) => new(UsageErrorKind.Forbidden, exception.Message),
            _ => null,
        };
        return error is null ? exception.ToProviderException() : new ProviderException(error, exception);
    }

    /// <summary>What a refusal of Cloud Monitoring says of project and credentials.</summary>
    public static ProviderException OfMonitoring(ApiException exception, GoogleProject project)
    {
        string principal = project.Credentials.Principal;
        UsageError? error = (exception.Status, Reason(exception.Response)) switch
        {
            (_, "SERVICE_DISABLED") => new(
                UsageErrorKind.Forbidden,
                $"The Cloud Monitoring API is off in the project that is asked. Switch it on: https://console.cloud.google.com/apis/library/monitoring.googleapis.com?project={project.EscapedId}"),
            (HttpStatusCode.Forbidden, "USER_PROJECT_DENIED") => new(
                UsageErrorKind.Forbidden,
                $"{Capitalized(principal)} may not use the quota of the project {project.QuotaProject}. Grant roles/serviceusage.serviceUsageConsumer there, or use a service account's key."),
            (HttpStatusCode.Forbidden, _) => new(
                UsageErrorKind.Forbidden,
                $"{Capitalized(principal)} may not read the metrics of the project {project.Id}. Grant roles/monitoring.viewer there, and check project_id."),
            (HttpStatusCode.Unauthorized, _) => new(
                UsageErrorKind.Forbidden,
                $"Cloud Monitoring refused the token of {principal}. Check the credentials file."),
            (HttpStatusCode.NotFound, _) => new(
                UsageErrorKind.Forbidden,
                $"Google Cloud has no project {project.Id} that {principal} may see. Check project_id."),
            _ => null,
        };
        return error is null ? exception.ToProviderException() : new ProviderException(error, exception);
    }

    private static string Capitalized(string text) => text.StartsWith("the ", StringComparison.Ordinal) ? $"T{text[1..]}" : text;

    private static string? Reason(ApiResponse response)
    {
        try
        {
            return JsonFields.Parse(response.Body, ErrorBody.Read)?.Error?.Details?
                .Select(detail => detail.Reason)
                .FirstOrDefault(reason => reason is not null);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
