using Microsoft.Extensions.Logging;

namespace Aic.Core.Sessions;

/// <summary>What reading session logs tells whoever looks for a cause.</summary>
internal static partial class SessionLog
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Debug, Message = "The session log {Path} can't be read.")]
    public static partial void Unreadable(ILogger logger, Exception exception, string path);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Debug, Message = "{Path} was read on: {Records} responses; {BrokenLines} of all its lines are broken and left out.")]
    public static partial void Scanned(ILogger logger, string path, int records, int brokenLines);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Debug, Message = "Another process is reading the session logs of {Tool}; what was known before is shown.")]
    public static partial void Busy(ILogger logger, string tool);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Debug, Message = "{Path}: {BrokenLines} broken lines are left out, as before.")]
    public static partial void StillBroken(ILogger logger, string path, int brokenLines);
}
