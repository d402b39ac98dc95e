using System.Globalization;
using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Amp;

/// <summary>
/// Reads a thread: <c>usageLedger.events[]</c> has a request's <c>tokens { input, output }</c>, and the message that it led to has what the cache gave and took in
/// <c>usage { cacheReadInputTokens, cacheCreationInputTokens }</c>. A thread without a ledger has all in its messages' <c>usage</c>. Input is without what the cache gave or took.
/// </summary>
/// <param name="batch">Where records go.</param>
internal sealed class AmpParser(RecordBatch batch) : JsonDocumentParser(batch)
{
    /// <inheritdoc />
    protected override bool Read(JsonElement document)
    {
        if (document.TextOf("id") is not { } thread)
        {
            return true;
        }

        JsonElement[] messages = [.. document.ItemsOf("messages").Where(message => message.TextOf("role") == "assistant" && message.Member("usage") is not null)];
        return document.Member("usageLedger") is { } ledger && ledger.Member("events") is not null
            ? ReadLedger(thread, ledger, messages)
            : messages.Aggregate(true, (isRight, message) => ReadMessage(thread, message) && isRight);
    }

    private bool ReadLedger(string thread, JsonElement ledger, JsonElement[] messages)
    {
        bool isRight = true;
        foreach (JsonElement request in ledger.ItemsOf("events").Where(request => request.Member("tokens") is not null))
        {
            JsonElement tokens = request.Member("tokens")!.Value;
            JsonElement usage = request.Member("toMessageId") is null
                ? default
                : messages.FirstOrDefault(message => message.CountOf("messageId") == request.CountOf("toMessageId")).Member("usage") ?? default;
            isRight &= TryAdd(Record(thread, request.TextOf("id"), request.TimeOf("timestamp"), request.TextOf("model"), usage) with
            {
                Input = tokens.CountOf("input"),
                Output = tokens.CountOf("output"),
            });
        }

        return isRight;
    }

    private bool ReadMessage(string thread, JsonElement message)
    {
        JsonElement usage = message.Member("usage")!.Value;
        string? id = message.Member("messageId") is null ? null : message.CountOf("messageId").ToString(CultureInfo.InvariantCulture);
        return TryAdd(Record(thread, id, usage.TimeOf("timestamp") ?? message.TimeOf("timestamp"), usage.TextOf("model") ?? message.TextOf("model"), usage) with
        {
            Input = usage.CountOf("inputTokens"),
            Output = usage.CountOf("outputTokens"),
        });
    }

    private SessionRecord Record(string thread, string? id, long? time, string? model, JsonElement usage) => new()
    {
        Key = RecordIds.Of(id, thread),
        Time = time ?? 0,
        Model = Batch.Name(model),
        Session = Batch.Name(thread),
        CacheRead = usage.CountOf("cacheReadInputTokens"),
        CacheWrite5m = usage.CountOf("cacheCreationInputTokens"),
    };
}
