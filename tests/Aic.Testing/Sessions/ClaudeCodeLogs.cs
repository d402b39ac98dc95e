using System.Globalization;
using System.Text;

namespace Aic.Testing.Sessions;

/// <summary>
/// Makes logs as Claude Code writes them, of a given size: responses over several lines while they stream, tool results from bytes to megabytes,
/// subagents in files of their own, resumed sessions that begin with copies of earlier lines. The same seed makes the same logs.
/// </summary>
public sealed class ClaudeCodeLogs : LogGenerator
{
    private const int LongestStory = 8 << 20;

    private static readonly string[] Models = ["claude-opus-4-1-20250805", "claude-sonnet-4-20250514", "claude-sonnet-4-20250514", "claude-3-5-haiku-20241022"];

    private readonly string _projects;

    private ClaudeCodeLogs(string claudeFolder, int seed, DateTimeOffset start)
        : base(seed, start) => _projects = Path.Combine(claudeFolder, "projects");

    /// <summary>Writes logs.</summary>
    /// <param name="claudeFolder">What <c>CLAUDE_CONFIG_DIR</c> would name.</param>
    /// <param name="bytes">About how many bytes.</param>
    /// <param name="seed">Which logs.</param>
    /// <param name="start">The moment of the first line.</param>
    /// <returns>Every response once, in the order of time.</returns>
    public static IReadOnlyList<GeneratedResponse> Write(string claudeFolder, long bytes, int seed, DateTimeOffset start) => new ClaudeCodeLogs(claudeFolder, seed, start).Write(bytes);

    private protected override void WriteSession(long bytes)
    {
        bytes = Math.Min(bytes, LongestStory);
        Story story = new(NewId(), $"/home/dev/project {Random.Next(12)}", Models[Random.Next(Models.Length)], IsSidechain: false);
        string folder = Path.Combine(_projects, story.Project.Replace('/', '-').Replace(' ', '-'));
        string path = Path.Combine(folder, $"{story.Session}.jsonl");
        long size = (long)(bytes * (0.2 + (0.8 * Random.NextDouble())));
        Tell(path, story, size * 3 / 4);
        if (Random.Next(3) == 0)
        {
            Tell(Path.Combine(folder, story.Session, "subagents", $"agent-{Random.NextInt64():x}.jsonl"), story with { IsSidechain = true }, size / 4);
        }

        if (Random.Next(4) == 0)
        {
            Story resumed = story with { Session = NewId() };
            string copy = Path.Combine(folder, $"{resumed.Session}.jsonl");
            Written += CopyLines(path, copy, story.Session, resumed.Session, size / 8);
            Tell(copy, resumed, size / 4);
        }

        Now = Now.AddMinutes(Random.Next(5, 300));
    }

    /// <summary>A resumed session begins with earlier lines, under its own id.</summary>
    private static long CopyLines(string from, string to, string session, string resumed, long bytes)
    {
        using StreamReader reader = new(from);
        using StreamWriter writer = new(to);
        long written = 0;
        while (written < bytes && reader.ReadLine() is { } line)
        {
            writer.Write(line.Replace(session, resumed, StringComparison.Ordinal));
            writer.Write('\n');
            written += Encoding.UTF8.GetByteCount(line) + 1;
        }

        return written;
    }

    private void Tell(string path, Story story, long bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read, 1 << 20);
        using StreamWriter writer = new(file, new UTF8Encoding(false), 1 << 16);
        long begin = file.Position;
        while (file.Position - begin < bytes)
        {
            WriteUserLine(writer, story, Random.Next(20, 800), isToolResult: false);
            for (int round = Random.Next(1, 12); round > 0; round--)
            {
                WriteResponse(writer, story);
                WriteUserLine(writer, story, ResultLength(), isToolResult: true);
            }

            writer.Flush();
        }

        Written += file.Position - begin;
    }

    /// <summary>Mostly a few kilobytes, now and then megabytes.</summary>
    private protected override int ResultLength() => Random.Next(4000) == 0 ? Random.Next(1 << 20, 3 << 20) : SmallResultLength();

    private void WriteResponse(TextWriter writer, Story story)
    {
        int lines = Random.Next(1, 5);
        long output = Random.Next(20, 2000);
        long cacheWrite = Random.Next(100, 9000);
        bool isOneHour = Random.Next(4) == 0;
        GeneratedResponse response = new(default, story.Model, story.Session, story.Project)
        {
            Input = Random.Next(1, 40),
            Output = output,
            CacheRead = Random.Next(9000, 190_000),
            CacheWrite5m = isOneHour ? 0 : cacheWrite,
            CacheWrite1h = isOneHour ? cacheWrite : 0,
        };
        string message = $"msg_{NewId().Replace("-", "", StringComparison.Ordinal)}";
        string request = $"req_{NewId().Replace("-", "", StringComparison.Ordinal)}";
        for (int line = 1; line <= lines; line++)
        {
            Now = Now.AddMilliseconds(Random.Next(200, 4000));
            WriteStart(writer, story);
            writer.Write($$"""
                "message":{"id":"{{message}}","type":"message","role":"assistant","model":"{{story.Model}}","content":[{{(line == lines ? """{"type":"tool_use","id":"toolu_01","name":"Bash","input":{"command":" """ : """{"type":"text","text":" """).TrimEnd()}}
                """);
            Text.Write(writer, Random, Random.Next(50, 1500));
            writer.Write(line == lines ? "\"}}]" : "\"}]");
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $$$"""
                ,"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":{{{response.Input}}},"cache_creation_input_tokens":{{{cacheWrite}}},"cache_read_input_tokens":{{{response.CacheRead}}},"cache_creation":{"ephemeral_5m_input_tokens":{{{response.CacheWrite5m}}},"ephemeral_1h_input_tokens":{{{response.CacheWrite1h}}}},"output_tokens":{{{(line == lines ? output : output * line / (lines + 1))}}},"service_tier":"standard"}},"requestId":"{{{request}}}","type":"assistant",
                """));
            WriteEnd(writer);
        }

        response = response with { Time = Now };
        Add(response);
    }

    private void WriteUserLine(TextWriter writer, Story story, int length, bool isToolResult)
    {
        Now = Now.AddMilliseconds(Random.Next(20, 20_000));
        WriteStart(writer, story);
        writer.Write(isToolResult
            ? """
              "type":"user","message":{"role":"user","content":[{"tool_use_id":"toolu_01","type":"tool_result","content":"
              """
            : """
              "type":"user","message":{"role":"user","content":[{"type":"text","text":"
              """);
        Text.Write(writer, Random, length);
        writer.Write("\"}]},");
        WriteEnd(writer);
    }

    private void WriteStart(TextWriter writer, Story story) => writer.Write(
        $$"""
        {"parentUuid":"{{NewId()}}","isSidechain":{{(story.IsSidechain ? "true" : "false")}},"userType":"external","cwd":"{{story.Project}}","sessionId":"{{story.Session}}","version":"2.0.14","gitBranch":"main",
        """);

    private void WriteEnd(TextWriter writer) => writer.Write(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        "uuid":"{{NewId()}}","timestamp":"{{Time}}"}

        """));

    private string NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private sealed record Story(string Session, string Project, string Model, bool IsSidechain);
}
