using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Grok;

/// <summary>
/// Reads the updates of <c>sessionUpdate: "turn_completed"</c>: <c>usage { inputTokens, outputTokens, cachedReadTokens, cacheCreationTokens, reasoningTokens, modelUsage }</c>
/// is what a turn, known by <c>prompt_id</c>, has used until then; a turn can be told again. Input includes what the cache gave and took, output the reasoning.
/// How many requests a turn had isn't told. The model is the one that used most of it.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="batch">Where records go.</param>
internal sealed class GrokParser(SessionFile file, RecordBatch batch) : JsonLineParser(batch, new LineFilter("\"turn_completed\""u8.ToArray()))
{
    private readonly string _session = Path.GetFileName(Path.GetDirectoryName(file.Path)!);

    // The folder's name is the project's path as it stands in an address.
    private readonly string _project = Uri.UnescapeDataString(Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(file.Path)) ?? ""));

    /// <inheritdoc />
    protected override bool Read(JsonElement line)
    {
        if (line.Member("params") is not { } parameters
            || parameters.Member("update") is not { } update
            || update.TextOf("sessionUpdate") != "turn_completed"
            || update.Member("usage") is not { ValueKind: JsonValueKind.Object } usage)
        {
            return true;
        }

        long cacheRead = usage.CountOf("cachedReadTokens");
        long cacheWrite = usage.CountOf("cacheCreationTokens");
        return TryAdd(new SessionRecord
        {
            Key = update.TextOf("prompt_id") is { } prompt ? RecordIds.Of($"{_session} {prompt}") : default,
            Time = parameters.Member("_meta")?.CountOf("agentTimestampMs") ?? 0,
            Model = Batch.Name(ModelOf(usage)),
            Session = Batch.Name(_session),
            Project = Batch.Name(_project),
            Input = usage.CountOf("inputTokens") - cacheRead - cacheWrite,
            Output = usage.CountOf("outputTokens"),
            CacheRead = cacheRead,
            CacheWrite5m = cacheWrite,
            Reasoning = usage.CountOf("reasoningTokens"),
            Traits = RecordTraits.SessionTotal,
        });
    }

    private string? ModelOf(JsonElement usage) => usage.Member("modelUsage") is { ValueKind: JsonValueKind.Object } models
        ? models.EnumerateObject().OrderByDescending(model => model.Value.CountOf("inputTokens")).Select(model => model.Name).FirstOrDefault() ?? Summary()
        : Summary();

    /// <summary>The model that the session was begun with, as the summary beside the log tells.</summary>
    private string? Summary()
    {
        try
        {
            using JsonDocument summary = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(file.Path)!, "summary.json")));
            return summary.RootElement.TextOf("current_model_id");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException || LogJson.IsBroken(exception))
        {
            return null;
        }
    }
}
