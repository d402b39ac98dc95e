using System.Globalization;
using System.Text;

namespace Aic.Testing.Sessions;

/// <summary>
/// Makes what OpenCode keeps in files, of a given size: a document for each message and each part of one, tool results from bytes to megabytes, changing models of several vendors.
/// The same seed makes the same files.
/// </summary>
public sealed class OpenCodeLogs
{
    private static readonly (string Vendor, string Model)[] Models =
        [("anthropic", "claude-sonnet-4-20250514"), ("openai", "gpt-5"), ("google", "gemini-2.5-flash")];

    private readonly Random _random;
    private readonly JsonText _text;
    private readonly string _storage;
    private readonly List<GeneratedResponse> _responses = [];
    private DateTimeOffset _now;
    private long _written;

    private OpenCodeLogs(string openCodeFolder, int seed, DateTimeOffset start)
    {
        _storage = Path.Combine(openCodeFolder, "storage");
        _random = new Random(seed);
        _text = new JsonText(_random);
        _now = start;
    }

    /// <summary>Writes messages.</summary>
    /// <param name="openCodeFolder">The tool's folder, <c>opencode</c> in <c>XDG_DATA_HOME</c>.</param>
    /// <param name="bytes">About how many bytes.</param>
    /// <param name="seed">Which messages.</param>
    /// <param name="start">The moment of the first message.</param>
    /// <returns>Every response once, in the order of time.</returns>
    public static IReadOnlyList<GeneratedResponse> Write(string openCodeFolder, long bytes, int seed, DateTimeOffset start)
    {
        OpenCodeLogs logs = new(openCodeFolder, seed, start);
        while (logs._written < bytes)
        {
            logs.WriteSession();
        }

        return logs._responses;
    }

    private void WriteSession()
    {
        string session = $"ses_{_random.NextInt64():x16}";
        string project = $"/home/dev/project {_random.Next(12)}";
        for (int message = _random.Next(2, 60); message > 0; message--)
        {
            WriteResponse(session, project);
        }

        _now = _now.AddMinutes(_random.Next(5, 300));
    }

    private void WriteResponse(string session, string project)
    {
        _now = _now.AddMilliseconds(_random.Next(1500, 40_000));
        (string vendor, string model) = Models[_random.Next(Models.Length)];
        long read = _random.Next(0, 150_000);
        long written = vendor == "anthropic" ? _random.Next(0, 9000) : 0;
        long input = _random.Next(1, 9000);
        long output = _random.Next(20, 4000);
        long reasoning = vendor == "anthropic" ? 0 : _random.Next(0, 2000);
        string id = $"msg_{_random.NextInt64():x16}";
        Write(Path.Combine("message", session, id), string.Create(CultureInfo.InvariantCulture, $$"""
            {"id":"{{id}}","sessionID":"{{session}}","role":"assistant","modelID":"{{model}}","providerID":"{{vendor}}","mode":"build","path":{"cwd":"{{project}}","root":"{{project}}"},
            "time":{"created":{{_now.ToUnixTimeMilliseconds()}},"completed":{{_now.ToUnixTimeMilliseconds() + 900}}},"cost":0,
            "tokens":{"input":{{input}},"output":{{output}},"reasoning":{{reasoning}},"cache":{"read":{{read}},"write":{{written}} } } }
            """));
        _responses.Add(new GeneratedResponse(DateTimeOffset.FromUnixTimeMilliseconds(_now.ToUnixTimeMilliseconds()), model, session, project)
        {
            Input = input,
            Output = output + reasoning,
            CacheRead = read,
            CacheWrite5m = written,
        });
        using StringWriter part = new(new StringBuilder("""{"type":"tool","state":{"status":"completed","output":" """.TrimEnd()), CultureInfo.InvariantCulture);
        _text.Write(part, _random, ResultLength());
        part.Write("\"}}");
        Write(Path.Combine("part", id, $"prt_{_random.NextInt64():x16}"), part.ToString());
    }

    private void Write(string name, string content)
    {
        string path = Path.Combine(_storage, $"{name}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        _written += content.Length;
    }

    /// <summary>Mostly a few kilobytes, now and then a megabyte.</summary>
    private int ResultLength() => _random.Next(2000) == 0 ? 1 << 20 : (int)Math.Exp(4 + (5.2 * _random.NextDouble()));
}
