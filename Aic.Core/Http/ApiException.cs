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

    internal static ApiException From(ApiResponse response, string providerName, string host)
    {
        (string? code, string? said) = ErrorBody.Read(response);
        int status = (int)response.Status;
        string quote = said is null ? "" : $" It said: {said}";
        UsageError error = status switch
        {
            401 => new(UsageErrorKind.InvalidKey, $"{providerName} refused the key (HTTP 401).{quote} Check that it is whole and not revoked, then set it again."),
            403 => new(UsageErrorKind.Forbidden, $"{providerName} doesn't allow this key to read usage (HTTP 403).{quote}"),
            404 => new(UsageErrorKind.NotSupported, $"{providerName} has no such interface at {host} (HTTP 404).{quote}"),
            408 or 504 => new(UsageErrorKind.Timeout, $"{providerName} took too long (HTTP {status}).{quote} Try again later."),
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
            : cause is JsonException { Path: { Length: > 1 } path } ? $"JSON with an unexpected value at {path}"
            : "a body that isn't complete JSON";
        return new UsageError(UsageErrorKind.ParseError, $"{providerName} ({host}) answered with {what}.");
    }
}
