using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Aic.Core.Http;
using Aic.Core.Usage;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Aic.Core.Tests.Http;

/// <summary>The words for each cause, for those too that can't be brought about on every machine.</summary>
public sealed class TransportErrorsTests
{
    private static readonly ApiRequest Request = new(HttpMethod.Get, new Uri("https://someone:hidden@api.example.test/v1/x?secret=query"));

    public static TheoryData<Exception, UsageErrorKind, string> Causes => new()
    {
        { new HttpRequestException(HttpRequestError.NameResolutionError), UsageErrorKind.Network, "The name in api.example.test wasn't found" },
        { new HttpRequestException(HttpRequestError.ConnectionError, null, new SocketException((int)SocketError.ConnectionRefused)), UsageErrorKind.Network, "it was refused" },
        { new HttpRequestException(HttpRequestError.ConnectionError, null, new SocketException((int)SocketError.NetworkUnreachable)), UsageErrorKind.Network, "No connection to api.example.test" },
        { new HttpRequestException(HttpRequestError.SecureConnectionError, null, new AuthenticationException("The certificate is out of date.")), UsageErrorKind.Network, "The certificate is out of date. Nothing was sent." },
        { new HttpRequestException(HttpRequestError.SecureConnectionError, null, new IOException()), UsageErrorKind.Network, "speaks HTTPS" },
        { new HttpRequestException(HttpRequestError.ProxyTunnelError, statusCode: HttpStatusCode.ProxyAuthenticationRequired), UsageErrorKind.Network, "the proxy refused it (HTTP 407)" },
        { new HttpRequestException(HttpRequestError.InvalidResponse), UsageErrorKind.Network, "isn't HTTP" },
        { new HttpRequestException(HttpRequestError.ResponseEnded), UsageErrorKind.Network, "without an answer" },
        { new HttpRequestException("reset", new IOException()), UsageErrorKind.Network, "broke off" },
        { new HttpIOException(HttpRequestError.ResponseEnded), UsageErrorKind.Network, "broke off" },
        { new TimeoutRejectedException("", TimeSpan.FromSeconds(1)), UsageErrorKind.Timeout, "within 1 second " },
        { new TimeoutRejectedException("", TimeSpan.FromSeconds(20)), UsageErrorKind.Timeout, "within 20 seconds " },
        { new BrokenCircuitException("", TimeSpan.FromSeconds(12)), UsageErrorKind.ServiceUnavailable, "left alone" },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public void Each_cause_has_its_own_words_and_none_repeats_query_or_password(Exception cause, UsageErrorKind kind, string part)
    {
        UsageError error = Assert.IsType<UsageError>(TransportErrors.Explain(cause, Request, 3, "proxy.example.test:3128"));

        Assert.Equal(kind, error.Kind);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.Contains("api.example.test", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.Equal((cause as BrokenCircuitException)?.RetryAfter, error.RetryAfter);
    }

    [Fact]
    public void A_fault_of_our_own_is_not_blamed_on_the_network() =>
        Assert.Null(TransportErrors.Explain(new InvalidOperationException(), Request, 1, null));
}
