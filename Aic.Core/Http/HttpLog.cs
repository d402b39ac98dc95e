using Microsoft.Extensions.Logging;

namespace Aic.Core.Http;

/// <summary>What the pipeline logs. An <see cref="ApiRequest"/> shows method, host and path only: no header, no query, no body.</summary>
internal static partial class HttpLog
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "{Request}, attempt {Attempt}: HTTP {Status}, {Bytes} bytes in {Took}")]
    public static partial void Answered(ILogger logger, ApiRequest request, int attempt, int status, int bytes, TimeSpan took);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Request}, attempt {Attempt}: no answer in {Took}")]
    public static partial void Failed(ILogger logger, Exception exception, ApiRequest request, int attempt, TimeSpan took);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Host}: trying again in {Seconds:F1} s")]
    public static partial void Waits(ILogger logger, string host, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Host}: failed again and again, left alone for {Seconds:F0} s")]
    public static partial void BreakerOpened(ILogger logger, string host, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Host}: answers again")]
    public static partial void BreakerClosed(ILogger logger, string host);
}
