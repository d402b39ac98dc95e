using Microsoft.Extensions.Logging;

namespace Aic.Agent.Server.Logging;

/// <summary>Says in the log when an agent began and ended, so that what stands between is known to be one agent's. The terminal is told in its own words.</summary>
internal static partial class AgentLife
{
    /// <summary>The category of these messages.</summary>
    public const string Category = "Aic.Agent.Life";

    /// <summary>The agent serves.</summary>
    /// <param name="logger">The log.</param>
    /// <param name="version">Its version.</param>
    /// <param name="pid">Its process.</param>
    /// <param name="urls">Where it serves.</param>
    [LoggerMessage(EventId = 5030, Level = LogLevel.Information, Message = "The agent {Version} serves on {Urls} as process {Pid}.")]
    public static partial void Serves(ILogger logger, string version, string urls, int pid);

    /// <summary>The agent was told to stop, and has.</summary>
    /// <param name="logger">The log.</param>
    /// <param name="pid">Its process.</param>
    [LoggerMessage(EventId = 5031, Level = LogLevel.Information, Message = "The agent has stopped (process {Pid}).")]
    public static partial void Stopped(ILogger logger, int pid);
}
