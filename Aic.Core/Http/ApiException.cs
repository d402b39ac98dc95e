using System.Net;
using System.Text;
using System.Text.Json;
using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Http;

/// <summary>A provider answered with an error status. Providers catch it to say what it means; uncaught, its <see cref="ToProviderException"/> is a fair general answer.</summary>
public sealed class ApiException : Exception
{
    private const int MessageLimit = 300;

    private ApiException(ApiResponse response, UsageError error, string? code)
        : base(error.Message)
    {
        Response = response;
        Error = error;
        Code = code;
    }

    /// <summary>The answer.</summary>
    public ApiResponse Response { get; }

    /// <summary>The status code.</summary>
    public HttpStatusCode Status => Response.Status;

    /// <summary>What the status means in general.</summary>
    public UsageError Error { get; }

    /// <summary>The provider's own error code or type, where its body has one.</summary>
    public string? Code { get; }

    /// <summary>The general answer.</summary>
    public ProviderException ToProviderException() => new(Error, this);

    internal static ApiException From(ApiResponse response, string providerName, string host)
    {
        (string? code, string? said) = ReadError(response);
        int status = (int)response.Status;
        string quote = said is null ? "" : $" It said: {said}";
        UsageError error = status switch
        {
            401 => new(UsageErrorKind.InvalidKey, $"{providerName} refused the key (HTTP 401).{quote} Check that it is whole and not revoked, then set it again."),
            403 => new(UsageErrorKind.Forbidden, $"{providerName} doesn't allow this key to read usage (HTTP 403).{quote}"),
            404 => new(UsageErrorKind.NotSupported, $"{providerName} has no such interface at {host} (HTTP 404).{quote}"),
            408 or 504 => new(UsageErrorKind.Timeout, $"{providerName} took too long (HTTP {status}).{quote} Try again later."),
            429 => new(UsageErrorKind.RateLimited, $"{providerName} asks to slow down (HTTP 429).{quote} Try again later.", RetryAfter.From(response)),
            >= 300 and < 400 => new(UsageErrorKind.Network, $"{host} redirects elsewhere (HTTP {status}); that is not followed, so that the key isn't sent to another host. Check the account's endpoint."),
            >= 500 => new(UsageErrorKind.ServiceUnavailable, $"{providerName} has a problem (HTTP {status}).{quote} Try again later.", RetryAfter.From(response)),
            _ => new(UsageErrorKind.ParseError, $"{providerName} didn't take the request (HTTP {status}).{quote}"),
        };
        return new ApiException(response, error, code);
    }

    /// <summary>What to say of a 2xx answer that isn't the documented JSON.</summary>
    internal static UsageError Unreadable(ApiResponse response, string providerName, string host, Exception cause)
    {
        string what = response.Body.IsEmpty ? "an empty body"
            : LooksLikeHtml(response) ? "an HTML page instead of JSON (a proxy, a login page or a wrong endpoint?)"
            : cause is JsonException { Path: { Length: > 1 } path } ? $"JSON with an unexpected value at {path}"
            : "a body that isn't complete JSON";
        return new UsageError(UsageErrorKind.ParseError, $"{providerName} ({host}) answered with {what}.");
    }

    private static bool LooksLikeHtml(ApiResponse response) =>
        response.ContentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true
        || response.Body.Span.TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    /// <summary>
    /// Reads the usual forms of an error body: <c>{"error":{"message","code"|"type"|"status"}}</c>, <c>{"message","code"}</c>, <c>{"detail"}</c>.
    /// </summary>
    private static (string? Code, string? Message) ReadError(ApiResponse response)
    {
        if (response.Body.IsEmpty || LooksLikeHtml(response))
        {
            return (null, null);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(response.Body);
            JsonElement root = document.RootElement;
            JsonElement error = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out JsonElement inner) ? inner : root;
            return error.ValueKind switch
            {
                JsonValueKind.Object => (Text(error, "code") ?? Text(error, "type") ?? Text(error, "status"), Quote(Text(error, "message") ?? Text(error, "detail"))),
                JsonValueKind.String => (error.GetString(), Quote(Text(root, "error_description") ?? Text(root, "message") ?? error.GetString())),
                _ => (null, null),
            };
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A provider's words, shortened, on one line, and without anything that looks like a key: some providers repeat part of it.</summary>
    private static string? Quote(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        StringBuilder line = new();
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            line.Append(line.Length == 0 ? "" : " ").Append(KeyText.Mask(word));
        }

        return line.Length <= MessageLimit ? line.ToString() : $"{line.ToString(0, MessageLimit)}…";
    }
}
