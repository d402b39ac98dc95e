using Aic.Agent.Server.Events;
using Aic.Agent.Server.Settings;
using Aic.Core;
using Microsoft.Extensions.Logging;

namespace Aic.Agent.Server;

/// <summary>What the agent is made of besides HTTP; the endpoints are handed it.</summary>
internal sealed class AgentParts : IDisposable
{
    /// <summary>Makes the parts. Nothing is read, opened or asked yet.</summary>
    /// <param name="options">What to work with.</param>
    public AgentParts(AgentServerOptions options)
    {
        Options = options;
        Logger = options.LoggerFactory.CreateLogger("Aic.Agent");
        Tracker = new UsageTracker(options.Tracker with { Logger = options.LoggerFactory.CreateLogger("Aic.Core") });
        Config = new LiveConfig(Tracker.Config);
        StartedAt = Time.GetUtcNow();
    }

    /// <summary>What the server was started with.</summary>
    public AgentServerOptions Options { get; }

    /// <summary>The clock and the user's time zone.</summary>
    public TimeProvider Time => Options.Tracker.Time;

    /// <summary>Where the agent logs.</summary>
    public ILogger Logger { get; }

    /// <summary>The library's facade.</summary>
    public UsageTracker Tracker { get; }

    /// <summary>The configuration.</summary>
    public LiveConfig Config { get; }

    /// <summary>What happens, told to whoever listens.</summary>
    public AgentEvents Events { get; } = new();

    /// <summary>When the agent started (UTC).</summary>
    public DateTimeOffset StartedAt { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        Events.Complete();
        Tracker.Dispose();
    }
}
