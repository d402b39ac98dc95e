using Aic.Agent.Terminal;
using Aic.Core;
using Aic.Core.Configuration;
using Aic.Core.Lifecycle;
using Aic.Core.Lifecycle.Startup;
using Aic.Core.Usage;

namespace Aic.Agent;

/// <summary>What a verb works with.</summary>
/// <param name="terminal">Where it reads and writes.</param>
/// <param name="getVariable">Reads an environment variable.</param>
/// <param name="time">The clock and the user's time zone.</param>
internal sealed class CliContext(CliTerminal terminal, Func<string, string?> getVariable, TimeProvider time)
{
    /// <summary>Where the verb reads and writes.</summary>
    public CliTerminal Terminal => terminal;

    /// <summary>The clock and the user's time zone.</summary>
    public TimeProvider Time => time;

    /// <summary>Where warnings go, and causes for whoever asks for them.</summary>
    public CliLogger Logger => field ??= CliLogger.Create(terminal, getVariable);

    /// <summary>What the library's facade works with.</summary>
    public UsageTrackerOptions TrackerOptions => new()
    {
        GetVariable = getVariable,
        ReadsConfigOnce = true,
        Time = time,
        Logger = Logger,
    };

    /// <summary>Where the files are.</summary>
    /// <exception cref="ConfigException">The environment doesn't tell where the user's folders are.</exception>
    public AicPaths Paths => AicPaths.FromEnvironment(getVariable);

    /// <summary>The context of this process.</summary>
    public static CliContext ForThisProcess() => new(CliTerminal.ForThisProcess(), Environment.GetEnvironmentVariable, TimeProvider.System);

    /// <summary>The same in another time zone.</summary>
    /// <param name="zone">The time zone; null for the user's own.</param>
    public CliContext In(TimeZoneInfo? zone) => zone is null ? this : new CliContext(terminal, getVariable, new ZonedTime(time, zone));

    /// <summary>Makes the library's facade. It reads and opens nothing before it is asked.</summary>
    public UsageTracker CreateTracker() => new(TrackerOptions);

    /// <summary>Makes the door to the agent.</summary>
    public AgentControl CreateAgentControl() => new(Paths, getVariable, AgentExecutable.OfThisProcess);

    /// <summary>Makes what registers the agent with the system.</summary>
    /// <exception cref="AgentException">The environment doesn't tell where the user's folders are.</exception>
    public AgentStartup CreateAgentStartup() => new(Paths, getVariable);
}
