using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Copilot;

/// <summary>
/// Reads the events of a session. <c>session.shutdown</c> sums up in <c>modelMetrics.{model}.usage</c> what was used since the session began, over all times it was resumed,
/// or since it was compacted: counts that are smaller than before began anew.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="batch">Where records go.</param>
internal sealed class CopilotEvents(SessionFile file, RecordBatch batch)
    : JsonLineParser(batch, new LineFilter("session.shutdown"u8.ToArray(), "session.start"u8.ToArray()))
{
    private readonly string _session = Path.GetFileName(Path.GetDirectoryName(file.Path)) ?? "";
    private CopilotState _state = new();

    /// <inheritdoc />
    public override byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(_state, CopilotJson.Default.CopilotState);

    /// <inheritdoc />
    public override void Restore(byte[] state) => _state = JsonSerializer.Deserialize(state, CopilotJson.Default.CopilotState) ?? _state;

    /// <inheritdoc />
    protected override bool Read(JsonElement line)
    {
        if (line.Member("data") is not { ValueKind: JsonValueKind.Object } data)
        {
            return true;
        }

        switch (line.TextOf("type"))
        {
            case "session.start":
                _state.Folder ??= data.Member("context")?.TextOf("cwd");
                return true;
            case "session.shutdown" when data.Member("modelMetrics") is { ValueKind: JsonValueKind.Object } models:
                long time = line.TimeOf("timestamp") ?? 0;
                return models.EnumerateObject().Aggregate(true, (isRight, model) => ReadModel(model.Name, model.Value, time) && isRight);
            default:
                return true;
        }
    }

    private bool ReadModel(string model, JsonElement metrics, long time)
    {
        if (metrics.Member("usage") is not { ValueKind: JsonValueKind.Object } usage)
        {
            return true;
        }

        CopilotCounts told = new(
            usage.CountOf("inputTokens"), usage.CountOf("outputTokens"), usage.CountOf("cacheReadTokens"), usage.CountOf("cacheWriteTokens"), usage.CountOf("reasoningTokens"));
        CopilotModel known = _state.Models.GetValueOrDefault(model) ?? new CopilotModel(default, default);
        known = new CopilotModel(told.IsLessThan(known.Told) ? known.Before.Plus(known.Told) : known.Before, told);
        CopilotCounts all = known.Before.Plus(told);
        SessionRecord record = CopilotTokens.Of(all.Input, all.Output, all.CacheRead, all.CacheWrite, all.Reasoning);
        record.Key = CopilotTokens.Key(_session, model);
        record.Time = time;
        record.Model = Batch.Name(model);
        record.Session = Batch.Name(_session);
        record.Project = Batch.Name(_state.Folder);
        record.Traits = RecordTraits.SessionTotal;
        if (!TryAdd(record))
        {
            return false;
        }

        _state.Models[model] = known;
        return true;
    }
}
