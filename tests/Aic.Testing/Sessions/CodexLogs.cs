using System.Globalization;
using System.Text;

namespace Aic.Testing.Sessions;

/// <summary>
/// Makes logs as Codex CLI writes them, of a given size: cumulative counts with repeats, tool results from bytes to megabytes, several turns with changing models,
/// forked sessions that begin with their parent's events, archived copies. The same seed makes the same logs.
/// </summary>
public sealed class CodexLogs : LogGenerator
{
    private const int LongestStory = 4 << 20;

    private static readonly string[] Models = ["gpt-5", "gpt-5-codex", "gpt-5-mini"];

    private readonly string _home;

    private CodexLogs(string codexFolder, int seed, DateTimeOffset start)
        : base(seed, start) => _home = codexFolder;

    /// <summary>Writes logs.</summary>
    /// <param name="codexFolder">What <c>CODEX_HOME</c> would name.</param>
    /// <param name="bytes">About how many bytes.</param>
    /// <param name="seed">Which logs.</param>
    /// <param name="start">The moment of the first line.</param>
    /// <returns>Every response once, in the order of time.</returns>
    public static IReadOnlyList<GeneratedResponse> Write(string codexFolder, long bytes, int seed, DateTimeOffset start) => new CodexLogs(codexFolder, seed, start).Write(bytes);

    private protected override void WriteSession(long bytes)
    {
        bytes = Math.Min(bytes, LongestStory);
        Story story = new($"{Random.NextInt64():x16}", $"/home/dev/project {Random.Next(12)}");
        string path = PathOf(story);
        using (StreamWriter writer = Open(path))
        {
            WriteMeta(writer, story, parent: null);
            Tell(writer, story, bytes / 2);
        }

        if (Random.Next(3) == 0 && story.Events.Count > 1)
        {
            Fork(story, bytes / 4);
        }

        if (Random.Next(5) == 0)
        {
            string archive = Path.Combine(_home, "archived_sessions");
            Directory.CreateDirectory(archive);
            File.Copy(path, Path.Combine(archive, Path.GetFileName(path)));
        }

        Now = Now.AddMinutes(Random.Next(5, 300));
    }

    /// <summary>A forked session begins with its parent's events, all written in the moment in which it is forked, and its counts go on from there.</summary>
    private void Fork(Story parent, long bytes)
    {
        Now = Now.AddMinutes(1);
        Story fork = new($"{Random.NextInt64():x16}", parent.Project) { Total = parent.Total };
        using StreamWriter writer = Open(PathOf(fork));
        WriteMeta(writer, fork, parent.Session);
        WriteMeta(writer, parent, parent: null);
        foreach (string info in parent.Events)
        {
            Now = Now.AddMilliseconds(1);
            WriteCounts(writer, info);
        }

        Now = Now.AddSeconds(30);
        Tell(writer, fork, bytes);
    }

    private void Tell(StreamWriter writer, Story story, long bytes)
    {
        long begin = writer.BaseStream.Position;
        while (writer.BaseStream.Position - begin < bytes)
        {
            string model = Models[Random.Next(Models.Length)];
            Write(writer, "turn_context", $$"""{"cwd":"{{story.Project}}","model":"{{model}}"}""");
            WriteText(writer, "user", Random.Next(20, 800));
            for (int round = Random.Next(1, 12); round > 0; round--)
            {
                WriteText(writer, "assistant", Random.Next(50, 1500));
                WriteResponse(writer, story, model);
                WriteText(writer, "tool", ResultLength());
            }

            writer.Flush();
        }

        Written += writer.BaseStream.Position - begin;
    }

    private void WriteResponse(StreamWriter writer, Story story, string model)
    {
        Now = Now.AddMilliseconds(Random.Next(1500, 40_000));
        long cached = Random.Next(0, 150_000);
        long output = Random.Next(20, 4000);
        Counts last = new(cached + Random.Next(1, 9000), cached, output, Random.Next(0, (int)output));
        story.Total += last;
        string info = $$"""{"total_token_usage":{{story.Total.Json}},"last_token_usage":{{last.Json}},"model_context_window":272000}""";
        WriteCounts(writer, info);
        story.Events.Add(info);
        Add(new GeneratedResponse(Now, model, story.Session, story.Project) { Input = last.Input - last.Cached, CacheRead = last.Cached, Output = last.Output });
        if (Random.Next(5) == 0)
        {
            Now = Now.AddMilliseconds(Random.Next(1, 3000));
            WriteCounts(writer, info);
        }
    }

    private void WriteMeta(StreamWriter writer, Story story, string? parent) => Write(
        writer,
        "session_meta",
        $$"""{"id":"{{story.Session}}",{{(parent is null ? "" : $"\"forked_from_id\":\"{parent}\",")}}"cwd":"{{story.Project}}","originator":"codex_cli_rs","model_provider":"openai"}""");

    private void WriteCounts(StreamWriter writer, string info) => Write(writer, "event_msg", $$"""{"type":"token_count","info":{{info}},"rate_limits":null}""");

    private void WriteText(StreamWriter writer, string role, int length)
    {
        Now = Now.AddMilliseconds(Random.Next(20, 2000));
        writer.Write($$$"""{"timestamp":"{{{Time}}}","type":"response_item","payload":{"type":"message","role":"{{{role}}}","content":[{"type":"text","text":" """.TrimEnd());
        Text.Write(writer, Random, length);
        writer.Write("\"}]}}\n");
    }

    private void Write(StreamWriter writer, string type, string payload) => writer.Write($$"""{"timestamp":"{{Time}}","type":"{{type}}","payload":{{payload}}}""" + "\n");

    private string PathOf(Story story) => Path.Combine(
        _home,
        "sessions",
        Now.UtcDateTime.ToString(Path.Combine("yyyy", "MM", "dd"), CultureInfo.InvariantCulture),
        $"rollout-{Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH-mm-ss", CultureInfo.InvariantCulture)}-{story.Session}.jsonl");

    private static StreamWriter Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
    }

    private sealed record Story(string Session, string Project)
    {
        public Counts Total { get; set; }

        /// <summary>The <c>info</c> of each response, which a fork repeats.</summary>
        public List<string> Events { get; } = [];
    }

    private readonly record struct Counts(long Input, long Cached, long Output, long Reasoning)
    {
        public string Json => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"input_tokens":{{Input}},"cached_input_tokens":{{Cached}},"output_tokens":{{Output}},"reasoning_output_tokens":{{Reasoning}},"total_tokens":{{Input + Output}}}""");

        public static Counts operator +(Counts one, Counts other) =>
            new(one.Input + other.Input, one.Cached + other.Cached, one.Output + other.Output, one.Reasoning + other.Reasoning);
    }
}
