using Aic.Agent.Terminal;
using Aic.Core.Configuration;
using Microsoft.Extensions.Logging;

namespace Aic.Agent.Server.Logging;

/// <summary>Where the agent logs: to the terminal for people, and to a rolling file as JSON lines.</summary>
internal static class AgentLogging
{
    // ASP.NET Core's own messages repeat addresses with their query strings, and broken requests as they came; either may hold what somebody pasted by mistake.
    // Its warnings and errors don't.
    private const string FrameworkCategory = "Microsoft";

    /// <summary>The least level that the environment wants to see (<see cref="CliLogger.LevelVariable"/>); information where it doesn't say.</summary>
    /// <param name="getVariable">Reads an environment variable.</param>
    public static LogLevel LevelFrom(Func<string, string?> getVariable) =>
        LevelNames.Parse(getVariable(CliLogger.LevelVariable)?.Trim() ?? "") ?? LogLevel.Information;

    /// <summary>Makes the loggers. The file is opened with its first line.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="level">The least level that is written; see <see cref="LevelNames"/>.</param>
    /// <param name="paths">Where the file lies.</param>
    /// <param name="time">The clock.</param>
    public static ILoggerFactory Create(CliTerminal terminal, LogLevel level, AicPaths paths, TimeProvider time)
    {
        LoggerFilterOptions filter = new() { MinLevel = level };
        filter.Rules.Add(new LoggerFilterRule(null, FrameworkCategory, level > LogLevel.Warning ? level : LogLevel.Warning, null));
        filter.Rules.Add(new LoggerFilterRule(typeof(ConsoleLog).FullName, AgentLife.Category, LogLevel.None, null));
        return new LoggerFactory([new ConsoleLog(new CliLogger(terminal, level)), new JsonLog(new RollingFile(paths.LogFile, time), time)], filter);
    }
}
