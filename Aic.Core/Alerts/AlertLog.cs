using Microsoft.Extensions.Logging;

namespace Aic.Core.Alerts;

/// <summary>What is told of alerts in logs.</summary>
internal static partial class AlertLog
{
    [LoggerMessage(EventId = 2101, Level = LogLevel.Warning, Message = "The channel {Channel} didn't take the alert {Alert}: {Reason} {Next}.")]
    public static partial void NotTaken(ILogger logger, string channel, string alert, string reason, string next);
}
