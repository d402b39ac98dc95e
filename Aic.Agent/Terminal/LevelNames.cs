using Microsoft.Extensions.Logging;

namespace Aic.Agent.Terminal;

/// <summary>The names of log levels, as <c>AIC_LOG_LEVEL</c> takes them and logs show them.</summary>
internal static class LevelNames
{
    /// <summary>All names that are offered.</summary>
    public const string All = "trace, debug, info, warning, error, none";

    /// <summary>The level of a name; null when there is no such level.</summary>
    /// <param name="name">The name.</param>
    public static LogLevel? Parse(string name) => name.ToLowerInvariant() switch
    {
        "trace" => LogLevel.Trace,
        "debug" => LogLevel.Debug,
        "info" or "information" => LogLevel.Information,
        "warn" or "warning" => LogLevel.Warning,
        "error" => LogLevel.Error,
        "critical" => LogLevel.Critical,
        "none" or "off" => LogLevel.None,
        _ => null,
    };

    /// <summary>The name of a level.</summary>
    /// <param name="level">The level.</param>
    public static string Of(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        _ => "error",
    };
}
