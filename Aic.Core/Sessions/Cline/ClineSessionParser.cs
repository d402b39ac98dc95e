using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Cline;

/// <summary>
/// Reads a session of Cline's command-line tool: an assistant's message has <c>modelInfo { id, provider }</c> and
/// <c>metrics { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, cost }</c>; cost is in US dollars.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="batch">Where records go.</param>
internal sealed class ClineSessionParser(SessionFile file, RecordBatch batch) : JsonDocumentParser(batch)
{
    private readonly string _folder = Path.GetFileName(Path.GetDirectoryName(file.Path)) ?? "";

    /// <inheritdoc />
    protected override bool Read(JsonElement document)
    {
        string session = document.TextOf("sessionId") ?? _folder;
        string? project = ProjectOf(Path.Combine(Path.GetDirectoryName(file.Path)!, _folder + ".json"));
        bool isRight = true;
        foreach (JsonElement message in document.ItemsOf("messages"))
        {
            if (message.Member("metrics") is { ValueKind: JsonValueKind.Object } metrics)
            {
                isRight &= TryAddMessage(message, metrics, session, project);
            }
        }

        return isRight;
    }

    private bool TryAddMessage(JsonElement message, JsonElement metrics, string session, string? project)
    {
        JsonElement? model = message.Member("modelInfo");
        SessionRecord record = new()
        {
            Key = RecordIds.Of(message.TextOf("id"), session),
            Time = TimeOf(message),
            Model = Batch.Name(model?.TextOf("id")),
            Vendor = Batch.Name(model?.TextOf("provider")),
            Session = Batch.Name(session),
            Project = Batch.Name(project),
            Input = metrics.CountOf("inputTokens"),
            Output = metrics.CountOf("outputTokens"),
            CacheRead = metrics.CountOf("cacheReadTokens"),
            CacheWrite5m = metrics.CountOf("cacheWriteTokens"),
        };
        record.SetCost(metrics.MoneyOf("cost"));
        return TryAdd(record);
    }

    /// <summary>The message's own time; where it has none, that of the file.</summary>
    private long TimeOf(JsonElement message) => message.MoneyOf("ts") is { } number
        ? LogJson.UnixTime(number)
        : message.TimeOf("timestamp") ?? new DateTimeOffset(file.Modified, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>The folder that the session's other file names.</summary>
    private static string? ProjectOf(string path)
    {
        try
        {
            using JsonDocument json = LogJson.ReadObject(File.ReadAllBytes(path));
            return json.RootElement.TextOf("workspace_root") ?? json.RootElement.TextOf("cwd");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException || LogJson.IsBroken(exception))
        {
            return null;
        }
    }
}
