using Microsoft.Extensions.Logging;

namespace Aic.Agent.Server.Logging;

/// <summary>Logs to the terminal in sentences, whatever the category.</summary>
/// <param name="logger">Writes to the terminal.</param>
internal sealed class ConsoleLog(ILogger logger) : ILoggerProvider
{
    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => logger;

    /// <inheritdoc />
    public void Dispose()
    {
        // The terminal is the program's.
    }
}
