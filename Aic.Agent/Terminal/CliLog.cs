using Microsoft.Extensions.Logging;

namespace Aic.Agent.Terminal;

/// <summary>What the command line itself logs.</summary>
internal static partial class CliLog
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Debug, Message = "The cause:")]
    public static partial void Cause(ILogger logger, Exception exception);
}
