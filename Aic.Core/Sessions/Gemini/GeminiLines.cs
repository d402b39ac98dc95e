using System.Text;
using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Gemini;

/// <summary>Reads a chat that is written line by line: what the session is first, then messages, of which a later one with the same id takes the place of the earlier.</summary>
/// <param name="file">The file.</param>
/// <param name="batch">Where records go.</param>
internal sealed class GeminiLines(SessionFile file, RecordBatch batch) : JsonLineParser(batch, Filter)
{
    private static readonly LineFilter Filter = new("\"tokens\""u8.ToArray(), "\"sessionId\""u8.ToArray(), "\"model\""u8.ToArray());

    private GeminiChat _chat = GeminiChat.Of(file);

    /// <inheritdoc />
    public override byte[] Save() => Encoding.UTF8.GetBytes($"{_chat.Session}\n{_chat.Model}");

    /// <inheritdoc />
    public override void Restore(byte[] state)
    {
        string[] parts = Encoding.UTF8.GetString(state).Split('\n', 2);
        _chat = _chat with { Session = parts[0], Model = parts is [_, { Length: > 0 } model] ? model : null };
    }

    /// <inheritdoc />
    protected override bool Read(JsonElement line)
    {
        _chat = _chat with { Session = line.TextOf("sessionId") ?? _chat.Session, Model = line.TextOf("model") ?? _chat.Model };
        return GeminiMessage.TryAdd(line, _chat, Batch);
    }
}
