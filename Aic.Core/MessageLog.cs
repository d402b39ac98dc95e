using Microsoft.Extensions.Logging;

namespace Aic.Core;

/// <summary>How much a message of the tracker matters.</summary>
public enum MessageLevel
{
    /// <summary>For those who look for a cause.</summary>
    Detail,

    /// <summary>For the user's eyes.</summary>
    Warning,
}

/// <summary>Hands the tracker's messages to a host that shows them itself and has no logger.</summary>
public static class MessageLog
{
    /// <summary>The same options, with all messages handed on.</summary>
    /// <param name="options">The options.</param>
    /// <param name="write">Takes a message; called on any thread.</param>
    public static UsageTrackerOptions WithMessages(this UsageTrackerOptions options, Action<MessageLevel, string> write)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(write);
        return options with { Logger = new MessageLogger(write) };
    }

    private sealed class MessageLogger(Action<MessageLevel, string> write) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Debug and not LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            string message = formatter(state, exception);
            if (logLevel >= LogLevel.Warning)
            {
                write(MessageLevel.Warning, message);
            }
            else
            {
                write(MessageLevel.Detail, exception is null ? message : $"{message} ({exception.GetType().Name}: {exception.Message})");
            }
        }
    }
}
