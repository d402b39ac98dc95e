using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Aic.Agent.Server;

/// <summary>What one client may take of the agent.</summary>
internal sealed record ServerLimits
{
    /// <summary>The largest body, in bytes: many times a whole configuration.</summary>
    public const int MaxBodyBytes = 256 * 1024;

    /// <summary>The headers together, in bytes. Twice as much the server cuts off without a word; in between it is a problem with a body.</summary>
    public const int MaxHeaderBytes = 16 * 1024;

    private const int MaxHeaders = 64;
    private const int SlowestBytesPerSecond = 240;

    /// <summary>Connections at the same time.</summary>
    public int MaxConnections { get; init; } = 2048;

    /// <summary>Those of them that became WebSockets.</summary>
    public int MaxLiveConnections { get; init; } = 1024;

    /// <summary>How long a request's headers may take to arrive.</summary>
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a body may come, or an answer be taken, at less than 240 bytes a second.</summary>
    public TimeSpan SlowGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection may be open without a request.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Sets the limits.</summary>
    /// <param name="kestrel">The server's limits.</param>
    public void Apply(KestrelServerLimits kestrel)
    {
        kestrel.MaxRequestBodySize = MaxBodyBytes;
        kestrel.MaxRequestHeadersTotalSize = 2 * MaxHeaderBytes;
        kestrel.MaxRequestHeaderCount = MaxHeaders;
        kestrel.MaxConcurrentConnections = MaxConnections;
        kestrel.MaxConcurrentUpgradedConnections = MaxLiveConnections;
        kestrel.RequestHeadersTimeout = HeadersTimeout;
        kestrel.KeepAliveTimeout = KeepAlive;
        kestrel.MinRequestBodyDataRate = new MinDataRate(SlowestBytesPerSecond, SlowGrace);
        kestrel.MinResponseDataRate = new MinDataRate(SlowestBytesPerSecond, SlowGrace);
    }
}
