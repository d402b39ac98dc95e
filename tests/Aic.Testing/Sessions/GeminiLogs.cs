using System.Globalization;
using System.Text;

namespace Aic.Testing.Sessions;

/// <summary>
/// Makes chats as Gemini CLI writes them, of a given size: older ones as one document, newer ones line by line with messages that are written again when their tools have answered,
/// tool results from bytes to megabytes, thoughts, changing models. The same seed makes the same chats.
/// </summary>
public sealed class GeminiLogs : LogGenerator
{
    private const int LongestChat = 3 << 20;

    private static readonly string[] Models = ["gemini-2.5-pro", "gemini-2.5-flash", "gemini-2.5-flash-lite"];

    private readonly string _folder;

    private GeminiLogs(string geminiFolder, int seed, DateTimeOffset start)
        : base(seed, start) => _folder = Path.Combine(geminiFolder, "tmp");

    /// <summary>Writes chats.</summary>
    /// <param name="geminiFolder">The tool's folder, <c>.gemini</c> in the home folder.</param>
    /// <param name="bytes">About how many bytes.</param>
    /// <param name="seed">Which chats.</param>
    /// <param name="start">The moment of the first message.</param>
    /// <returns>Every response once, in the order of time.</returns>
    public static IReadOnlyList<GeneratedResponse> Write(string geminiFolder, long bytes, int seed, DateTimeOffset start) => new GeminiLogs(geminiFolder, seed, start).Write(bytes);

    private protected override void WriteSession(long bytes)
    {
        bytes = Math.Min(bytes, LongestChat);
        string session = $"{Random.NextInt64():x16}";
        string project = $"{Random.Next(12):x64}";
        bool isLines = Random.Next(2) == 0;
        string folder = Path.Combine(_folder, project, "chats");
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, $"session-{Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH-mm", CultureInfo.InvariantCulture)}-{session[..8]}.{(isLines ? "jsonl" : "json")}");
        using StreamWriter writer = new(path, append: false, new UTF8Encoding(false), 1 << 16);
        string head = $$"""{"sessionId":"{{session}}","projectHash":"{{project}}","startTime":"{{Time}}","lastUpdated":"{{Time}}" """.TrimEnd();
        writer.Write(isLines ? $"{head},\"kind\":\"main\"}}" : $"{head},\"messages\":[");
        for (int message = 0; message == 0 || writer.BaseStream.Position < bytes; message++)
        {
            writer.Write(isLines ? '\n' : message == 0 ? ' ' : ',');
            WriteText(writer, "user", Random.Next(20, 800), end: "");
            for (int round = Random.Next(1, 8); round > 0; round--)
            {
                writer.Write(isLines ? '\n' : ',');
                WriteResponse(writer, session, project, isLines);
            }

            writer.Flush();
        }

        writer.Write(isLines ? "\n" : "]}");
        writer.Flush();
        Written += writer.BaseStream.Position;
        Now = Now.AddMinutes(Random.Next(5, 300));
    }

    private void WriteResponse(StreamWriter writer, string session, string project, bool isLines)
    {
        Now = Now.AddMilliseconds(Random.Next(1500, 40_000));
        string model = Models[Random.Next(Models.Length)];
        long cached = Random.Next(3) == 0 ? 0 : Random.Next(0, 150_000);
        long fresh = Random.Next(1, 9000);
        long output = Random.Next(20, 4000);
        long thoughts = Random.Next(2) == 0 ? 0 : Random.Next(1, 2000);
        long tool = Random.Next(8) == 0 ? Random.Next(1, 500) : 0;
        string tokens = $$"""
            "tokens":{"input":{{cached + fresh}},"output":{{output}},"cached":{{cached}},"thoughts":{{thoughts}},"tool":{{tool}},"total":{{cached + fresh + output + thoughts + tool}}},"model":"{{model}}"
            """;
        string id = $"{Random.NextInt64():x16}";
        Add(new GeneratedResponse(Now, model, session, project) { Input = fresh + tool, CacheRead = cached, Output = output + thoughts });
        if (isLines && Random.Next(3) == 0)
        {
            // As it was when the model had answered; what its tools said is written with all of it once more.
            WriteText(writer, "gemini", Random.Next(50, 1500), $",{tokens}", id);
            writer.Write('\n');
        }

        WriteText(writer, "gemini", Random.Next(50, 1500), "", id, isOpen: true);
        writer.Write(""","toolCalls":[{"name":"read_file","result":[{"functionResponse":{"response":{"output":" """.TrimEnd());
        Text.Write(writer, Random, ResultLength());
        writer.Write($"\"}}}}}}]}}],{tokens}}}");
    }

    private void WriteText(StreamWriter writer, string type, int length, string end, string? id = null, bool isOpen = false)
    {
        writer.Write($$"""{"id":"{{id ?? $"{Random.NextInt64():x16}"}}","timestamp":"{{Time}}","type":"{{type}}","content":" """.TrimEnd());
        Text.Write(writer, Random, length);
        writer.Write(isOpen ? "\"" : $"\"{end}}}");
    }
}
