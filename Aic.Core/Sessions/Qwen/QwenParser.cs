using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Qwen;

/// <summary>
/// Reads Qwen Code's lines: one of <c>type: assistant</c> has <c>usageMetadata</c> with the names of Gemini's interface. What came from the cache is part of the prompt.
/// Thoughts stand beside the answer where Gemini's interface was asked, and are part of it where OpenAI's was: the total tells which
/// (https://ai.google.dev/api/generate-content#UsageMetadata).
/// </summary>
/// <param name="file">The file.</param>
/// <param name="batch">Where records go.</param>
internal sealed class QwenParser(SessionFile file, RecordBatch batch) : JsonLineParser(batch, new LineFilter("\"usageMetadata\""u8.ToArray()))
{
    private readonly string _session = Path.GetFileNameWithoutExtension(file.Path);
    private readonly string? _project = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(file.Path)));

    /// <inheritdoc />
    protected override bool Read(JsonElement line)
    {
        if (line.TextOf("type") != "assistant" || line.Member("usageMetadata") is not { ValueKind: JsonValueKind.Object } usage)
        {
            return true;
        }

        long prompt = usage.CountOf("promptTokenCount");
        long cached = Math.Min(prompt, usage.CountOf("cachedContentTokenCount"));
        long answer = usage.CountOf("candidatesTokenCount");
        long thoughts = usage.CountOf("thoughtsTokenCount");
        bool isPart = thoughts <= answer && usage.CountOf("totalTokenCount") == prompt + answer;
        string session = line.TextOf("sessionId") ?? _session;
        return TryAdd(new SessionRecord
        {
            Key = RecordIds.Of(line.TextOf("uuid"), session),
            Time = line.TimeOf("timestamp") ?? 0,
            Model = Batch.Name(line.TextOf("model")),
            Session = Batch.Name(session),
            Project = Batch.Name(line.TextOf("cwd") ?? _project),
            Input = prompt - cached,
            CacheRead = cached,
            Output = isPart ? answer : answer + thoughts,
            Reasoning = thoughts,
        });
    }
}
