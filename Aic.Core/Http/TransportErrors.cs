using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using Aic.Core.Usage;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Aic.Core.Http;

/// <summary>Says in plain words why there is no answer. Names host and proxy, never the query or a header.</summary>
internal static class TransportErrors
{
    /// <summary>What to tell the user; null for an exception that isn't about the network.</summary>
    /// <param name="exception">What the last attempt ended with.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="attempts">How many attempts there were.</param>
    /// <param name="proxy">Host and port of the proxy in use, or null.</param>
    public static UsageError? Explain(Exception exception, ApiRequest request, int attempts, string? proxy)
    {
        string host = request.Uri.Authority;
        string place = request.AddressName;
        string through = proxy is null ? "" : $" through the proxy {proxy}";
        string tries = attempts > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({attempts} attempts)") : "";
        return exception switch
        {
            BrokenCircuitException broken => new(
                UsageErrorKind.ServiceUnavailable,
                $"{host} failed several times in a row, so it is left alone for a moment. Try again later.",
                broken.RetryAfter),
            TimeoutRejectedException timeout => new(
                UsageErrorKind.Timeout,
                $"{host} gave no complete answer within {Seconds(timeout.Timeout)}{through}{tries}. Check the network connection, or try again later."),
            HttpRequestException failure => new(UsageErrorKind.Network, Network(failure, host, place, through, tries)),
            IOException => new(UsageErrorKind.Network, BrokeOff(host, through, tries)),
            _ => null,
        };
    }

    private static string Network(HttpRequestException failure, string host, string place, string through, string tries) => failure switch
    {
        { HttpRequestError: HttpRequestError.NameResolutionError } =>
            $"The name in {host} wasn't found{through}{tries}. Check {place} and the network connection.",
        { InnerException: AuthenticationException tls } =>
            $"No secure connection to {host}{through}: {OneLine(tls.Message)} Nothing was sent. Check {place}; a company's own certificate must be trusted by this machine.",
        { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            $"No secure connection to {host}{through}{tries}: the other side broke it off. Check that the endpoint speaks HTTPS.",
        { HttpRequestError: HttpRequestError.ProxyTunnelError } =>
            $"No connection to {host}{through}: the proxy refused it{Status(failure)}. Check HTTPS_PROXY and the name and password in it.",
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } =>
            $"No connection to {host}{through}: it was refused{tries}. Check {place}{(through.Length == 0 ? "" : " and HTTPS_PROXY")}.",
        { HttpRequestError: HttpRequestError.InvalidResponse } =>
            $"{host}{through} answered with something that isn't HTTP{tries}. Check {place}.",
        { HttpRequestError: HttpRequestError.ResponseEnded } =>
            $"{host}{through} closed the connection without an answer{tries}. Check {place}, or try again later.",
        { HttpRequestError: not HttpRequestError.ConnectionError, InnerException: IOException } => BrokeOff(host, through, tries),
        _ => $"No connection to {host}{through}{tries}{Reason(failure)}. Check the network connection.",
    };

    private static string BrokeOff(string host, string through, string tries) =>
        $"The connection to {host}{through} broke off before the answer was complete{tries}. Try again later.";

    private static string Status(HttpRequestException failure) =>
        failure.StatusCode is { } status ? string.Create(CultureInfo.InvariantCulture, $" (HTTP {(int)status})") : "";

    private static string Reason(HttpRequestException failure) =>
        failure.InnerException is SocketException socket ? $": {OneLine(socket.Message).TrimEnd('.')}" : "";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();

    private static string Seconds(TimeSpan span) => span == TimeSpan.FromSeconds(1)
        ? "1 second"
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###} seconds");
}
