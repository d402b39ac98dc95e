using Aic.Agent.Server.Memory;
using Aic.Core;
using Aic.Core.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aic.Agent.Server;

/// <summary>What the agent's server works with.</summary>
internal sealed record AgentServerOptions
{
    /// <summary>Where to listen.</summary>
    public required IReadOnlyList<ListenAddress> Addresses { get; init; }

    /// <summary>The bearer token that opens everything.</summary>
    public required Secret Token { get; init; }

    /// <summary>Paths, environment, clock and providers. Its logger is replaced by one of <see cref="LoggerFactory"/>.</summary>
    public UsageTrackerOptions Tracker { get; init; } = new();

    /// <summary>How long after its start the agent begins to ask providers by itself: first of all it answers.</summary>
    public TimeSpan WorkDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What one client may take.</summary>
    public ServerLimits Limits { get; init; } = new();

    /// <summary>Where the server and the library log.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>How many live clients (WebSocket and server-sent events) there may be at once.</summary>
    public int MaxLiveClients { get; init; } = 500;

    /// <summary>Gives memory back when the agent rests.</summary>
    public Action ReleaseMemory { get; init; } = ProcessMemory.Release;
}
