using Microsoft.Extensions.Logging;

namespace Aic.Agent.Server;

/// <summary>Lets every category write to one logger.</summary>
/// <param name="logger">The logger.</param>
internal sealed class SingleLoggerFactory(ILogger logger) : ILoggerFactory
{
    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => logger;

    /// <inheritdoc />
    public void AddProvider(ILoggerProvider provider)
    {
        // One logger it is, and one it stays.
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // The logger belongs to whoever made it.
    }
}
