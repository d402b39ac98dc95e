using Microsoft.Extensions.Logging;

namespace Aic.Core.Storage;

/// <summary>What the store tells users (warnings) and whoever looks for a cause (debug).</summary>
internal static partial class StoreLog
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Warning, Message = "The usage store {Path} was damaged. It is kept as {Kept}, and a new one was started: current usage is fetched again, earlier history is in the kept file.")]
    public static partial void SetAside(ILogger logger, string path, string kept);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Warning, Message = "Usage is shown but not kept: the usage store {Path} can't be used, because {Reason}. {Advice}")]
    public static partial void Unusable(ILogger logger, string path, string reason, string advice);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Debug, Message = "The usage store {Path} failed.")]
    public static partial void Failed(ILogger logger, Exception exception, string path);
}
