using System.Net;
using System.Text.Json;
using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Http;

/// <summary>A provider answered with an error status. Providers catch it to say what it means; uncaught, its <see cref="ToProviderException"/> is a fair general answer.</summary>
public sealed class ApiException : Exception
{
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

    /// <summary>Says what an error status means.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="providerName">The provider's name.</param>
    /// <param name="host">The host that answered.</param>
    /// <param name="secrets">What was sent and must not be repeated.</param>
    internal static ApiException From(ApiResponse response, string providerName, string host, params IEnumerable<string> secrets)
    {
        (string? code, string? said) = ErrorBody.Read(response, secrets);
        int status = (int)response.Status;
        string quote = said is null ? "" : $" It said: {said}{(said[^1] is '.' or '!' or '?' or '…' ? "" : ".")}";
        UsageError error = status switch
        {
            401 => new(UsageErrorKind.InvalidKey, $"{providerName} refused the key (HTTP 401).{quote} Check that it is whole and not revoked, then set it again."),
            402 => new(UsageErrorKind.Forbidden, $"{providerName} wants the account's bill settled first (HTTP 402).{quote}"),
            403 => new(UsageErrorKind.Forbidden, $"{providerName} doesn't allow this key to read usage (HTTP 403).{quote}"),
            404 => new(UsageErrorKind.NotSupported, $"{providerName} has no such interface at {host} (HTTP 404).{quote}"),
            407 => new(UsageErrorKind.Network, $"The proxy on the way to {host} wants a name and a password (HTTP 407). Set them in HTTPS_PROXY."),
            408 or 504 => new(UsageErrorKind.Timeout, $"{providerName} took too long (HTTP {status}).{quote} Try again later."),
            429 when code is "insufficient_quota" => new(UsageErrorKind.RateLimited, $"{providerName} says that the account's budget is used up (HTTP 429).{quote} Add credits or raise the limit; waiting doesn't help."),
            429 => new(UsageErrorKind.RateLimited, $"{providerName} asks to slow down (HTTP 429).{quote} Try again later.", response.RetryAfter),
            >= 300 and < 400 => new(UsageErrorKind.Network, $"{host} redirects elsewhere (HTTP {status}); that is not followed, so that the key isn't sent to another host. Check the account's endpoint."),
            >= 500 => new(UsageErrorKind.ServiceUnavailable, $"{providerName} has a problem (HTTP {status}).{quote} Try again later.", response.RetryAfter),
            _ => new(UsageErrorKind.ParseError, $"{providerName} didn't take the request (HTTP {status}).{quote}"),
        };
        return new ApiException(response, error, code);
    }

    /// <summary>What to say of a 2xx answer that isn't the documented JSON.</summary>
    internal static UsageError Unreadable(ApiResponse response, string providerName, string host, Exception cause)
    {
        string what = response.Body.IsEmpty ? "an empty body"
            : ErrorBody.LooksLikeHtml(response) ? "an HTML page instead of JSON (a proxy, a login page or a wrong endpoint?)"
            : !IsJson(response.Body) ? "a body that isn't complete JSON"
            : cause is JsonException { Path: { Length: > 1 } path } ? $"JSON with an unexpected value at {path}"
            : "JSON that isn't what it documents";
        return new UsageError(UsageErrorKind.ParseError, $"{providerName} ({host}) answered with {what}.");
    }

    private static bool IsJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
