using Microsoft.Extensions.Logging;

namespace Aic.Agent.Terminal;

/// <summary>Writes what the library logs to standard error: warnings as sentences for the user, and more where <c>AIC_LOG_LEVEL</c> asks for it.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="level">The least level that is written.</param>
internal sealed class CliLogger(CliTerminal terminal, LogLevel level) : ILogger
{
    /// <summary>The variable that sets the level.</summary>
    public const string LevelVariable = "AIC_LOG_LEVEL";

    /// <summary>A logger at the level that the environment asks for; warnings where it asks for none.</summary>
    /// <param name="terminal">Where to write.</param>
    /// <param name="getVariable">Reads an environment variable.</param>
    public static CliLogger Create(CliTerminal terminal, Func<string, string?> getVariable)
    {
        string? text = getVariable(LevelVariable);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new CliLogger(terminal, LogLevel.Warning);
        }

        if (LevelNames.Parse(text.Trim()) is LogLevel level)
        {
            return new CliLogger(terminal, level);
        }

        CliLogger logger = new(terminal, LogLevel.Warning);
        logger.Write(LogLevel.Warning, $"{LevelVariable} is \"{text.Trim()}\", which is no level. Use one of: {LevelNames.All}.");
        return logger;
    }

    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel >= level && logLevel != LogLevel.None;

    /// <inheritdoc />
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        Write(logLevel, formatter(state, exception));

        // The cause is for whoever asked to see more than warnings.
        if (exception is not null && level <= LogLevel.Debug)
        {
            foreach (string line in exception.ToString().Split('\n'))
            {
                terminal.WriteErrorLine($"  {PlainText.Of(line)}");
            }
        }
    }

    private void Write(LogLevel logLevel, string message) => terminal.WriteErrorLine($"aic: {LevelNames.Of(logLevel)}: {PlainText.Of(message)}");
}
