using Microsoft.Extensions.Logging;

namespace Aic.Core.Tracking;

/// <summary>What the tracker tells whoever looks for a cause. Texts from exceptions are cleared of keys before they come here.</summary>
internal static partial class TrackerLog
{
    [LoggerMessage(EventId = 2001, Level = LogLevel.Debug, Message = "Asking {Account}.")]
    public static partial void Asking(ILogger logger, string account);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Debug, Message = "{Account} answered.")]
    public static partial void Answered(ILogger logger, string account);

    /// <summary>Logs why an account couldn't be asked, without its secrets, which an exception's text may repeat.</summary>
    public static void Failed(ILogger logger, string account, Exception exception, SecretText secrets)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            string cause = secrets.Mask(exception.ToString());
            Failed(logger, account, cause);
        }
    }

    [LoggerMessage(EventId = 2006, Level = LogLevel.Debug, Message = "Another process is fetching for {Account}; waiting for what it brings.")]
    public static partial void Waiting(ILogger logger, string account);

    [LoggerMessage(EventId = 2004, Level = LogLevel.Debug, Message = "There can be no lock {Path}; another process may ask at the same time.")]
    public static partial void NoLock(ILogger logger, Exception exception, string path);

    [LoggerMessage(EventId = 2005, Level = LogLevel.Information, Message = "Another process has held {Path} for a long time; it isn't waited for any longer.")]
    public static partial void LockHeldTooLong(ILogger logger, string path);

    [LoggerMessage(EventId = 2007, Level = LogLevel.Warning, Message = "{Account} in {File} is left alone: this version knows no such provider. It knows {Known}; a further account is named like openai@work.")]
    public static partial void UnknownProvider(ILogger logger, string account, string file, string known);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Debug, Message = "{Account} failed: {Cause}")]
    private static partial void Failed(ILogger logger, string account, string cause);
}
