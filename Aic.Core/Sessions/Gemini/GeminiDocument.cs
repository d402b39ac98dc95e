using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Gemini;

/// <summary>Reads a chat that is one document.</summary>
/// <param name="file">The file.</param>
/// <param name="batch">Where records go.</param>
internal sealed class GeminiDocument(SessionFile file, RecordBatch batch) : DocumentParser(batch)
{
    /// <inheritdoc />
    public override bool Read(ReadOnlySpan<byte> document)
    {
        try
        {
            using JsonDocument json = LogJson.ReadObject(document);
            JsonElement root = json.RootElement;
            GeminiChat chat = GeminiChat.Of(file);
            chat = chat with { Session = root.TextOf("sessionId") ?? chat.Session, Model = root.TextOf("model") };
            if (root.Member("messages") is not { ValueKind: JsonValueKind.Array } messages)
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
        catch (Exception exception) when (LogJson.IsBroken(exception))
        {
            return false;
        }
    }
}
