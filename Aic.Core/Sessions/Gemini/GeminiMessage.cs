using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Gemini;

/// <summary>
/// A message of a chat: <c>type</c> is <c>gemini</c>, with <c>tokens { input, output, cached, thoughts, tool, total }</c>. <c>cached</c> is part of <c>input</c>;
/// <c>thoughts</c> are billed as output, <c>tool</c> as input (https://ai.google.dev/api/generate-content#UsageMetadata).
/// </summary>
internal static class GeminiMessage
{
    /// <summary>Adds a message's tokens.</summary>
    /// <param name="json">The message.</param>
    /// <param name="chat">Its chat.</param>
    /// <param name="batch">Where it goes.</param>
    /// <returns>False when it can't be right.</returns>
    public static bool TryAdd(JsonElement json, GeminiChat chat, RecordBatch batch)
    {
        if (json.TextOf("type") != "gemini" || json.Member("tokens") is not { ValueKind: JsonValueKind.Object } tokens)
        {
            return true;
        }

        long input = tokens.CountOf("input");
        long cached = tokens.CountOf("cached");
        long output = tokens.CountOf("output");
        long thoughts = tokens.CountOf("thoughts");
        long tool = tokens.CountOf("tool");
        if ((input | cached | output | thoughts | tool) == 0)
        {
            return true;
        }

        // The total tells of an input that is counted without what came from the cache.
        bool isApart = cached > input || (cached > 0 && tokens.CountOf("total") == input + output + thoughts + tool + cached);
        SessionRecord record = new()
        {
            Key = RecordIds.Of(json.TextOf("id"), chat.Session),
            Time = json.TimeOf("timestamp") ?? 0,
            Model = batch.Name(json.TextOf("model") ?? chat.Model),
            Session = batch.Name(chat.Session),
            Project = batch.Name(chat.Project),
            Input = (isApart ? input : input - cached) + tool,
            CacheRead = cached,
            Output = output + thoughts,
            Reasoning = thoughts,
        };
        if (record.IsAbsurd)
        {
            return false;
        }

        batch.Add(record);
        return true;
    }
}

/// <summary>What holds for a chat's messages.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="Model">The model of messages that name none.</param>
/// <param name="Project">The project as its folder is named: a hash of its path, or a name.</param>
internal sealed record GeminiChat(string Session, string? Model, string Project)
{
    /// <summary>What a file's path tells.</summary>
    public static GeminiChat Of(SessionFile file)
    {
        string[] parts = file.Path.Split(Path.DirectorySeparatorChar);
        int chats = Array.LastIndexOf(parts, "chats");
        return new GeminiChat(Path.GetFileNameWithoutExtension(file.Path), null, chats > 0 ? parts[chats - 1] : "");
    }
}
