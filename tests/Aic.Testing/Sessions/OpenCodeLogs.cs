using System.Globalization;
using System.Text;

namespace Aic.Testing.Sessions;

/// <summary>
/// Makes what OpenCode keeps in files, of a given size: a document for each message and each part of one, tool results from bytes to megabytes, changing models of several vendors.
/// The same seed makes the same files.
/// </summary>
public sealed class OpenCodeLogs : LogGenerator
{
    private static readonly (string Vendor, string Model)[] Models =
        [("anthropic", "claude-sonnet-4-20250514"), ("openai", "gpt-5"), ("google", "gemini-2.5-flash")];

    private readonly string _storage;

    private OpenCodeLogs(string openCodeFolder, int seed, DateTimeOffset start)
        : base(seed, start) => _storage = Path.Combine(openCodeFolder, "storage");

    /// <summary>Writes messages.</summary>
    /// <param name="openCodeFolder">The tool's folder, <c>opencode</c> in <c>XDG_DATA_HOME</c>.</param>
    /// <param name="bytes">About how many bytes.</param>
    /// <param name="seed">Which messages.</param>
    /// <param name="start">The moment of the first message.</param>
    /// <returns>Every response once, in the order of time.</returns>
    public static IReadOnlyList<GeneratedResponse> Write(string openCodeFolder, long bytes, int seed, DateTimeOffset start) => new OpenCodeLogs(openCodeFolder, seed, start).Write(bytes);

    private protected override void WriteSession(long bytes)
    {
        string session = $"ses_{Random.NextInt64():x16}";
        string project = $"/home/dev/project {Random.Next(12)}";
        for (int message = Random.Next(2, 60); message > 0; message--)
        {
            WriteResponse(session, project);
        }

        Now = Now.AddMinutes(Random.Next(5, 300));
    }

    private void WriteResponse(string session, string project)
    {
        Now = Now.AddMilliseconds(Random.Next(1500, 40_000));
        (string vendor, string model) = Models[Random.Next(Models.Length)];
        long read = Random.Next(0, 150_000);
        long written = vendor == "anthropic" ? Random.Next(0, 9000) : 0;
        long input = Random.Next(1, 9000);
        long output = Random.Next(20, 4000);
        long reasoning = vendor == "anthropic" ? 0 : Random.Next(0, 2000);
        string id = $"msg_{Random.NextInt64():x16}";
        Write(Path.Combine("message", session, id), string.Create(CultureInfo.InvariantCulture, $$"""
            {"id":"{{id}}","sessionID":"{{session}}","role":"assistant","modelID":"{{model}}","providerID":"{{vendor}}","mode":"build","path":{"cwd":"{{project}}","root":"{{project}}"},
            "time":{"created":{{Now.ToUnixTimeMilliseconds()}},"completed":{{Now.ToUnixTimeMilliseconds() + 900}}},"cost":0,
            "tokens":{"input":{{input}},"output":{{output}},"reasoning":{{reasoning}},"cache":{"read":{{read}},"write":{{written}} } } }
            """));
        Add(new GeneratedResponse(DateTimeOffset.FromUnixTimeMilliseconds(Now.ToUnixTimeMilliseconds()), model, session, project)
        {
            Input = input,
            Output = output + reasoning,
            CacheRead = read,
            CacheWrite5m = written,
        });
        using StringWriter part = new(new StringBuilder("""{"type":"tool","state":{"status":"completed","output":" """.TrimEnd()), CultureInfo.InvariantCulture);
        Text.Write(part, Random, ResultLength());
        part.Write("\"}}");
        Write(Path.Combine("part", id, $"prt_{Random.NextInt64():x16}"), part.ToString());
    }

    private void Write(string name, string content)
    {
        string path = Path.Combine(_storage, $"{name}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        Written += content.Length;
    }
}
