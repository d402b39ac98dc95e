using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aic.Agent.Terminal;
using Microsoft.Extensions.Logging;

namespace Aic.Agent.Server.Logging;

/// <summary>
/// Logs to a file, one JSON object on each line: <c>at</c> (UTC), <c>level</c>, <c>category</c>, <c>event_id</c>, <c>message</c>, the values in the message
/// by their names under <c>values</c>, and <c>exception</c>. What the disk refused is counted and told with the next line that it takes.
/// </summary>
/// <remarks>
/// Of our own because it is little: ASP.NET Core logs to no file, and the libraries that do bring an event model, a configuration and background writers of their own
/// into an executable that shall be small and an agent that shall sleep.
/// </remarks>
/// <param name="file">The file.</param>
/// <param name="time">The clock.</param>
internal sealed class JsonLog(RollingFile file, TimeProvider time) : ILoggerProvider
{
    private const int LongestText = 16 * 1024;

    // The file is read by people too; it is no HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentDictionary<string, ILogger> _loggers = new(StringComparer.Ordinal);
    private long _lost;

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => _loggers.GetOrAdd(categoryName, category => new CategoryLogger(this, category));

    /// <inheritdoc />
    public void Dispose() => file.Dispose();

    private void Write(string category, LogLevel level, EventId eventId, string message, IReadOnlyList<KeyValuePair<string, object?>>? values, Exception? exception)
    {
        long lost = Interlocked.Exchange(ref _lost, 0);
        ArrayBufferWriter<byte> line = new();
        using (Utf8JsonWriter json = new(line, Options))
        {
            json.WriteStartObject();
            json.WriteString("at", time.GetUtcNow().UtcDateTime);
            json.WriteString("level", LevelNames.Of(level));
            json.WriteString("category", category);
            json.WriteNumber("event_id", eventId.Id);
            json.WriteString("message", Limited(message));
            WriteValues(json, values);
            if (exception is not null)
            {
                json.WriteString("exception", Limited(exception.ToString()));
            }

            if (lost > 0)
            {
                json.WriteNumber("lost_before", lost);
            }

            json.WriteEndObject();
        }

        line.Write("\n"u8);
        if (!file.Append(line.WrittenSpan))
        {
            Interlocked.Add(ref _lost, lost + 1);
        }
    }

    private static void WriteValues(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object?>>? values)
    {
        // The last one is the message's template.
        if (values is not { Count: > 1 })
        {
            return;
        }

        json.WriteStartObject("values");
        foreach ((string name, object? value) in values)
        {
            switch (value)
            {
                case null:
                    json.WriteNull(name);
                    break;
                case long or int:
                    json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                    break;
                case double number when double.IsFinite(number):
                    json.WriteNumber(name, number);
                    break;
                case bool truth:
                    json.WriteBoolean(name, truth);
                    break;
                case not null when name != "{OriginalFormat}":
                    json.WriteString(name, Limited(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
                    break;
            }
        }

        json.WriteEndObject();
    }

    private static string Limited(string text) => text.Length <= LongestText ? text : $"{text.AsSpan(0, LongestText)}…";

    private sealed class CategoryLogger(JsonLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Write(category, logLevel, eventId, formatter(state, exception), state as IReadOnlyList<KeyValuePair<string, object?>>, exception);
    }
}
