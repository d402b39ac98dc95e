using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Polly;
using Polly.Timeout;

namespace Aic.Core.Http;

/// <summary>What is worth another attempt, what counts against a host, and how long to wait.</summary>
internal sealed class RetryRules(HttpPipelineOptions options, TimeProvider time)
{
    /// <summary>
    /// True when another attempt may end differently and does no harm. A wait that the provider asks for and that there is no time left for
    /// isn't started: the caller is better served with the answer and its wait at once.
    /// </summary>
    public bool IsWorthRetrying(Outcome<ApiResponse> outcome, HttpCall call)
    {
        if (!call.Request.IsRepeatable)
        {
            return false;
        }

        return outcome.Result is { } response
            ? IsPassing(response) && AskedWait(outcome).GetValueOrDefault() < options.TotalTimeout - time.GetElapsedTime(call.Started)
            : IsPassing(outcome.Exception);
    }

    /// <summary>The wait that an answer asks for; null for none, so that our own back-off applies.</summary>
    public static TimeSpan? AskedWait(Outcome<ApiResponse> outcome) =>
        outcome.Result?.RetryAfter is { } wait && wait > TimeSpan.Zero ? wait : null;

    /// <summary>True for what says that the host itself is in trouble: 5xx, no connection, no answer in time. A 4xx is an answer of a healthy host.</summary>
    public static bool IsHostFailure(Outcome<ApiResponse> outcome) =>
        outcome.Result is { } response ? (int)response.Status >= 500 : IsTransportFailure(outcome.Exception);

    private static bool IsPassing(ApiResponse response) => (int)response.Status switch
    {
        408 or 500 or 502 or 503 or 504 or 529 => true,

        // OpenAI sends 429 for a used-up budget too: no waiting cures that.
        429 => ErrorBody.Read(response).Code is not "insufficient_quota",
        _ => false,
    };

    private static bool IsPassing(Exception? exception) =>
        IsTransportFailure(exception) && exception is not HttpRequestException { StatusCode: HttpStatusCode.ProxyAuthenticationRequired }
        && exception?.InnerException is not (AuthenticationException or SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData });

    private static bool IsTransportFailure(Exception? exception) =>
        exception is HttpRequestException or IOException or TimeoutRejectedException;
}
