using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Aic.Agent.Server;

/// <summary>What one client may take of the agent.</summary>
internal static class ServerLimits
{
    /// <summary>The largest body, in bytes: many times a whole configuration.</summary>
    public const int MaxBodyBytes = 256 * 1024;

    /// <summary>The headers together, in bytes. Twice as much the server cuts off without a word; in between it is a problem with a body.</summary>
    public const int MaxHeaderBytes = 16 * 1024;

    private const int MaxHeaders = 64;
    private const int MaxConnections = 2048;
    private const int MaxLiveConnections = 1024;

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(60);
    private static readonly MinDataRate SlowestBody = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>Sets the limits.</summary>
    /// <param name="limits">The server's limits.</param>
    public static void Apply(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = MaxBodyBytes;
        limits.MaxRequestHeadersTotalSize = 2 * MaxHeaderBytes;
        limits.MaxRequestHeaderCount = MaxHeaders;
        limits.MaxConcurrentConnections = MaxConnections;
        limits.MaxConcurrentUpgradedConnections = MaxLiveConnections;
        limits.RequestHeadersTimeout = HeadersTimeout;
        limits.KeepAliveTimeout = KeepAlive;
        limits.MinRequestBodyDataRate = SlowestBody;
        limits.MinResponseDataRate = SlowestBody;
    }
}
