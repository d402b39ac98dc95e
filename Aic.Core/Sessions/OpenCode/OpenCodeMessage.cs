using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.OpenCode;

/// <summary>
/// An assistant's message: <c>tokens { input, output, reasoning, cache { read, write }, total }</c>, <c>cost</c> in US dollars, <c>time.created</c> in Unix milliseconds.
/// Input is without what the cache gave or took; reasoning stands beside output and is charged like it, as the tool itself does (<c>getUsage</c> in its source),
/// unless the total shows that it is part of the output.
/// </summary>
internal static class OpenCodeMessage
{
    /// <summary>Adds a message.</summary>
    /// <param name="json">The message.</param>
    /// <param name="id">Its id, where it stands elsewhere.</param>
    /// <param name="session">Its session, where that stands elsewhere.</param>
    /// <param name="batch">Where it goes.</param>
    /// <returns>False when it can't be right.</returns>
    public static bool TryAdd(JsonElement json, string? id, string? session, RecordBatch batch)
    {
        if ((json.TextOf("role") ?? "assistant") != "assistant" || json.Member("tokens") is not { ValueKind: JsonValueKind.Object } tokens)
        {
            return true;
        }

        SessionRecord record = Counts(tokens);
        if (record.ContextTokens + record.Output == 0)
        {
            return true;
        }

        record.Key = RecordIds.Of(id ?? json.TextOf("id"));
        record.Time = json.Member("time")?.CountOf("created") ?? 0;
        record.Model = batch.Name(json.TextOf("modelID"));
        record.Vendor = batch.Name(json.TextOf("providerID"));
        record.Session = batch.Name(session ?? json.TextOf("sessionID"));
        record.Project = batch.Name(ProjectOf(json));
        if (json.Member("cost") is { ValueKind: JsonValueKind.Number } cost && cost.TryGetDecimal(out decimal dollars) && dollars > 0)
        {
            record.Cost = dollars;
            record.Traits |= RecordTraits.HasCost;
        }

        if (record.IsAbsurd)
        {
            return false;
        }

        batch.Add(record);
        return true;
    }

    private static SessionRecord Counts(JsonElement tokens)
    {
        long output = tokens.CountOf("output");
        long reasoning = tokens.CountOf("reasoning");
        SessionRecord record = new()
        {
            Input = tokens.CountOf("input"),
            Output = output,
            Reasoning = reasoning,
            CacheRead = tokens.Member("cache")?.CountOf("read") ?? 0,
            CacheWrite5m = tokens.Member("cache")?.CountOf("write") ?? 0,
        };
        bool isPart = reasoning <= output && tokens.CountOf("total") == record.ContextTokens + output;
        record.Output += isPart ? 0 : reasoning;
        return record;
    }

    /// <summary>The project's root; outside of any it is the folder.</summary>
    private static string? ProjectOf(JsonElement json) =>
        json.Member("path") is { } path ? path.TextOf("root") is { } root and not "/" ? root : path.TextOf("cwd") : null;
}
