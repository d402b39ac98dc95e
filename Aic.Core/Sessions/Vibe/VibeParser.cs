using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Vibe;

/// <summary>
/// Reads a session's <c>stats</c>: the tokens that it has used until <c>end_time</c>, and a cost (US dollars) at list prices. The model is an alias that the configuration
/// beside it explains. Single requests aren't told, nor what came from a cache.
/// </summary>
/// <param name="batch">Where records go.</param>
internal sealed class VibeParser(RecordBatch batch) : JsonDocumentParser(batch)
{
    /// <inheritdoc />
    protected override bool Read(JsonElement document)
    {
        if (document.Member("stats") is not { ValueKind: JsonValueKind.Object } stats)
        {
            return true;
        }

        string? session = document.TextOf("session_id");
        SessionRecord record = new()
        {
            Key = RecordIds.Of(session),
            Time = document.TimeOf("end_time") ?? document.TimeOf("start_time") ?? 0,
            Model = Batch.Name(Model(document.Member("config"))),
            Session = Batch.Name(session),
            Project = Batch.Name(document.Member("environment")?.TextOf("working_directory")),
            Input = stats.CountOf("session_prompt_tokens"),
            Output = stats.CountOf("session_completion_tokens"),
            Traits = RecordTraits.SessionTotal,
        };
        record.SetCost(stats.MoneyOf("session_cost"));
        return TryAdd(record);
    }

    private static string? Model(JsonElement? config)
    {
        string? alias = config?.TextOf("active_model");
        IEnumerable<JsonElement> models = config?.ItemsOf("models") ?? [];
        return models.FirstOrDefault(model => model.TextOf("alias") == alias).TextOf("name") ?? alias;
    }
}
