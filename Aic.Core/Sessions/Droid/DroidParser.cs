using System.Text;
using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Droid;

/// <summary>
/// Reads a session's settings: <c>tokenUsage { inputTokens, outputTokens, cacheCreationTokens, cacheReadTokens, thinkingTokens }</c> of the whole session, and the model that it
/// used last. Thinking stands beside the output. Time and folder are those of the conversation.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="batch">Where records go.</param>
internal sealed class DroidParser(SessionFile file, RecordBatch batch) : JsonDocumentParser(batch)
{
    private const string OwnModel = "custom:";

    /// <inheritdoc />
    protected override bool Read(JsonElement document)
    {
        if (document.Member("tokenUsage") is not { ValueKind: JsonValueKind.Object } usage)
        {
            return true;
        }

        string stem = file.Path[..^DroidReader.Settings.Length];
        string session = Path.GetFileName(stem);
        return TryAdd(new SessionRecord
        {
            Key = RecordIds.Of(session),
            Time = new DateTimeOffset(file.Modified, TimeSpan.Zero).ToUnixTimeMilliseconds(),
            Model = Batch.Name(Model(document.TextOf("model"))),
            Session = Batch.Name(session),
            Project = Batch.Name(FolderOf(stem + ".jsonl")),
            Input = usage.CountOf("inputTokens"),
            Output = usage.CountOf("outputTokens") + usage.CountOf("thinkingTokens"),
            CacheRead = usage.CountOf("cacheReadTokens"),
            CacheWrite5m = usage.CountOf("cacheCreationTokens"),
            Reasoning = usage.CountOf("thinkingTokens"),
            Traits = RecordTraits.SessionTotal,
        });
    }

    /// <summary>A model that the user set up is named <c>custom:{name}-{number}</c>, with remarks in brackets.</summary>
    private static string? Model(string? name)
    {
        if (name is null || !name.StartsWith(OwnModel, StringComparison.Ordinal))
        {
            return name;
        }

        string own = name[OwnModel.Length..];
        int remark = own.IndexOf('[');
        own = remark > 0 ? own[..remark] : own;
        int number = own.LastIndexOf('-');
        own = number > 0 && remark < 0 && own[(number + 1)..].All(char.IsAsciiDigit) ? own[..number] : own;
        return own.TrimEnd('-');
    }

    /// <summary>The folder that the conversation's first line names.</summary>
    private static string? FolderOf(string conversation)
    {
        try
        {
            string? first = File.ReadLines(conversation, Encoding.UTF8).FirstOrDefault();
            using JsonDocument json = JsonDocument.Parse(first ?? "null");
            return json.RootElement.TextOf("cwd");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException || LogJson.IsBroken(exception))
        {
            return null;
        }
    }
}
