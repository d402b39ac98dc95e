using System.Globalization;
using System.Text;

namespace Aic.Testing.Sessions;

/// <summary>
/// Makes chats as Gemini CLI writes them, of a given size: older ones as one document, newer ones line by line with messages that are written again when their tools have answered,
/// tool results from bytes to megabytes, thoughts, changing models. The same seed makes the same chats.
/// </summary>
public sealed class GeminiLogs
{
    private const int LongestChat = 3 << 20;

    private static readonly string[] Models = ["gemini-2.5-pro", "gemini-2.5-flash", "gemini-2.5-flash-lite"];

    private readonly Random _random;
    private readonly JsonText _text;
    private readonly string _folder;
    private readonly List<GeneratedResponse> _responses = [];
    private DateTimeOffset _now;
    private long _written;

    private GeminiLogs(string geminiFolder, int seed, DateTimeOffset start)
    {
        _folder = Path.Combine(geminiFolder, "tmp");
        _random = new Random(seed);
        _text = new JsonText(_random);
        _now = start;
    }

    /// <summary>Writes chats.</summary>
    /// <param name="geminiFolder">The tool's folder, <c>.gemini</c> in the home folder.</param>
    /// <param name="bytes">About how many bytes.</param>
    /// <param name="seed">Which chats.</param>
    /// <param name="start">The moment of the first message.</param>
    /// <returns>Every response once, in the order of time.</returns>
    public static IReadOnlyList<GeneratedResponse> Write(string geminiFolder, long bytes, int seed, DateTimeOffset start)
    {
        GeminiLogs logs = new(geminiFolder, seed, start);
        while (logs._written < bytes)
        {
            logs.WriteChat(Math.Min(bytes - logs._written, LongestChat));
        }

        return logs._responses;
    }

    private void WriteChat(long bytes)
    {
        string session = $"{_random.NextInt64():x16}";
        string project = $"{_random.Next(12):x64}";
        bool isLines = _random.Next(2) == 0;
        string folder = Path.Combine(_folder, project, "chats");
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, $"session-{_now.UtcDateTime.ToString("yyyy-MM-dd'T'HH-mm", CultureInfo.InvariantCulture)}-{session[..8]}.{(isLines ? "jsonl" : "json")}");
        using StreamWriter writer = new(path, append: false, new UTF8Encoding(false), 1 << 16);
        string head = $$"""{"sessionId":"{{session}}","projectHash":"{{project}}","startTime":"{{Time}}","lastUpdated":"{{Time}}" """.TrimEnd();
        writer.Write(isLines ? $"{head},\"kind\":\"main\"}}" : $"{head},\"messages\":[");
        for (int message = 0; message == 0 || writer.BaseStream.Position < bytes; message++)
        {
            writer.Write(isLines ? '\n' : message == 0 ? ' ' : ',');
            WriteText(writer, "user", _random.Next(20, 800), end: "");
            for (int round = _random.Next(1, 8); round > 0; round--)
            {
                writer.Write(isLines ? '\n' : ',');
                WriteResponse(writer, session, project, isLines);
            }

            writer.Flush();
        }

        writer.Write(isLines ? "\n" : "]}");
        writer.Flush();
        _written += writer.BaseStream.Position;
        _now = _now.AddMinutes(_random.Next(5, 300));
    }

    private void WriteResponse(StreamWriter writer, string session, string project, bool isLines)
    {
        _now = _now.AddMilliseconds(_random.Next(1500, 40_000));
        string model = Models[_random.Next(Models.Length)];
        long cached = _random.Next(3) == 0 ? 0 : _random.Next(0, 150_000);
        long fresh = _random.Next(1, 9000);
        long output = _random.Next(20, 4000);
        long thoughts = _random.Next(2) == 0 ? 0 : _random.Next(1, 2000);
        long tool = _random.Next(8) == 0 ? _random.Next(1, 500) : 0;
        string tokens = $$"""
            "tokens":{"input":{{cached + fresh}},"output":{{output}},"cached":{{cached}},"thoughts":{{thoughts}},"tool":{{tool}},"total":{{cached + fresh + output + thoughts + tool}}},"model":"{{model}}"
            """;
        string id = $"{_random.NextInt64():x16}";
        _responses.Add(new GeneratedResponse(_now, model, session, project) { Input = fresh + tool, CacheRead = cached, Output = output + thoughts });
        if (isLines && _random.Next(3) == 0)
        {
            // As it was when the model had answered; what its tools said is written with all of it once more.
            WriteText(writer, "gemini", _random.Next(50, 1500), $",{tokens}", id);
            writer.Write('\n');
        }

        WriteText(writer, "gemini", _random.Next(50, 1500), "", id, isOpen: true);
        writer.Write(""","toolCalls":[{"name":"read_file","result":[{"functionResponse":{"response":{"output":" """.TrimEnd());
        _text.Write(writer, _random, ResultLength());
        writer.Write($"\"}}}}}}]}}],{tokens}}}");
    }

    private void WriteText(StreamWriter writer, string type, int length, string end, string? id = null, bool isOpen = false)
    {
        writer.Write($$"""{"id":"{{id ?? $"{_random.NextInt64():x16}"}}","timestamp":"{{Time}}","type":"{{type}}","content":" """.TrimEnd());
        _text.Write(writer, _random, length);
        writer.Write(isOpen ? "\"" : $"\"{end}}}");
    }

    private string Time => _now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Mostly a few kilobytes, now and then a megabyte.</summary>
    private int ResultLength() => _random.Next(2000) == 0 ? 1 << 20 : (int)Math.Exp(4 + (5.2 * _random.NextDouble()));
}
