using Microsoft.Extensions.Logging;

namespace Aic.Core.Providers.Buckets;

/// <summary>What providers log.</summary>
internal static partial class ProviderLog
{
    /// <summary>A quota couldn't be read; usage is shown without it.</summary>
    [LoggerMessage(Level = LogLevel.Information, Message = "{Provider}: the spend limit couldn't be read: {Reason}")]
    public static partial void SpendLimitUnreadable(this ILogger logger, string provider, string reason);
}
