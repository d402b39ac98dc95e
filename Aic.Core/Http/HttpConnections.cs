using System.Net;

namespace Aic.Core.Http;

/// <summary>
/// The connections, kept alive and shared by all providers. No redirects and no cookies; the system's proxy
/// (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c>, or what the platform is set to) is used.
/// </summary>
internal sealed class HttpConnections(HttpPipelineOptions options, IWebProxy? proxy) : IDisposable
{
    /// <summary>How long a connection may live, so that a process that runs for weeks notices when a name moves to another address.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly Lazy<HttpMessageInvoker> _invoker = new(() => new HttpMessageInvoker(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = proxy,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = Lifetime,
        MaxConnectionsPerServer = options.MaxConnectionsPerHost,

        // Providers have no use for our trace ids.
        ActivityHeadersPropagator = null,
    }));

    /// <summary>Sends a message; the answer's body is still to be read.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken) =>
        _invoker.Value.SendAsync(message, cancellationToken);

    /// <summary>Host and port of the proxy that an address is reached through; null when there is none.</summary>
    public string? ProxyFor(Uri uri)
    {
        IWebProxy used = proxy ?? HttpClient.DefaultProxy;
        return used.IsBypassed(uri) ? null : used.GetProxy(uri)?.Authority;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_invoker.IsValueCreated)
        {
            _invoker.Value.Dispose();
        }
    }
}
