using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Gemini;

/// <summary>Reads a chat that is one document.</summary>
/// <param name="file">The file.</param>
/// <param name="batch">Where records go.</param>
internal sealed class GeminiDocument(SessionFile file, RecordBatch batch) : JsonDocumentParser(batch)
{
    /// <inheritdoc />
    protected override bool Read(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        GeminiChat chat = GeminiChat.Of(file);
        chat = chat with { Session = document.TextOf("sessionId") ?? chat.Session, Model = document.TextOf("model") };
        if (document.Member("messages") is not { ValueKind: JsonValueKind.Array } messages)
        {
            return true;
        }

        bool isWhole = true;
        foreach (JsonElement message in messages.EnumerateArray())
        {
            isWhole &= GeminiMessage.TryAdd(message, chat, Batch);
        }

        return isWhole;
    }
}
