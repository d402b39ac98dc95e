using System.Text;
using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Cline;

/// <summary>
/// Reads a task's messages: one with <c>say: api_req_started</c> is a request, whose <c>text</c> is JSON itself:
/// <c>{ tokensIn, tokensOut, cacheReads, cacheWrites, cost }</c> (https://github.com/cline/cline, <c>src/shared/getApiMetrics.ts</c>). Cost is in US dollars, <c>ts</c> in Unix milliseconds.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="batch">Where records go.</param>
/// <param name="inputMayIncludeCache">
/// True for Roo Code and Kilo Code, which since autumn 2025 write the whole input as <c>tokensIn</c> (https://github.com/RooCodeInc/Roo-Code, <c>src/shared/cost.ts</c>):
/// one that is as large as what the cache gave and took includes it.
/// </param>
internal sealed class TaskParser(SessionFile file, RecordBatch batch, bool inputMayIncludeCache) : JsonDocumentParser(batch)
{
    private readonly string _task = Path.GetFileName(Path.GetDirectoryName(file.Path)) ?? "";

    /// <inheritdoc />
    protected override bool Read(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        TaskHistory history = TaskHistory.Beside(file.Path);
        bool isRight = true;
        foreach (JsonElement message in document.EnumerateArray())
        {
            if (message.TextOf("say") == "api_req_started" && message.TextOf("text") is { } text)
            {
                isRight &= TryAddRequest(message, text, history);
            }
        }

        return isRight;
    }

    private bool TryAddRequest(JsonElement message, string text, TaskHistory history)
    {
        try
        {
            using JsonDocument json = LogJson.ReadObject(Encoding.UTF8.GetBytes(text));
            JsonElement request = json.RootElement;
            long input = request.CountOf("tokensIn");
            long read = request.CountOf("cacheReads");
            long written = request.CountOf("cacheWrites");
            JsonElement? model = message.Member("modelInfo");
            SessionRecord record = new()
            {
                Key = RecordIds.Of(message.CountOf("ts").ToString(System.Globalization.CultureInfo.InvariantCulture), _task),
                Time = message.CountOf("ts"),
                Model = Batch.Name(model?.TextOf("modelId") ?? history.Model),
                Vendor = Batch.Name(model?.TextOf("providerId")),
                Session = Batch.Name(_task),
                Project = Batch.Name(history.Folder),
                Input = inputMayIncludeCache && input >= read + written ? input - read - written : input,
                Output = request.CountOf("tokensOut"),
                CacheRead = read,
                CacheWrite5m = written,
            };
            record.SetCost(request.MoneyOf("cost"));
            return TryAdd(record);
        }
        catch (Exception exception) when (LogJson.IsBroken(exception))
        {
            // A request whose text can't be read doesn't keep the others from being counted.
            return true;
        }
    }
}
