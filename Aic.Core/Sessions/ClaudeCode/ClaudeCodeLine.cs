using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.ClaudeCode;

/// <summary>What a line of Claude Code's log says of a response. Texts are parts of the line.</summary>
internal ref struct ClaudeCodeLine
{
    private ReadOnlySpan<byte> _type;
    private bool _hasUsage;

    public ReadOnlySpan<byte> MessageId;
    public ReadOnlySpan<byte> RequestId;
    public ReadOnlySpan<byte> Model;
    public ReadOnlySpan<byte> SessionId;
    public ReadOnlySpan<byte> Folder;
    public long? Time;
    public bool IsSidechain;
    public SessionRecord Usage;

    /// <summary>True for a response of a model.</summary>
    public readonly bool Counts => _hasUsage && _type.SequenceEqual("assistant"u8) && !Model.SequenceEqual("<synthetic>"u8);

    /// <summary>Reads a line.</summary>
    /// <exception cref="JsonException">It is no JSON, or no object.</exception>
    public static ClaudeCodeLine Read(ReadOnlySpan<byte> bytes)
    {
        Utf8JsonReader json = new(bytes, LogJson.Options);
        LogJson.ReadObjectStart(ref json);
        ClaudeCodeLine line = default;
        ClaudeCodeLine progress = default;
        line.ReadEntry(ref json, ref progress);
        LogJson.ReadEnd(ref json);
        if (!line._type.SequenceEqual("progress"u8))
        {
            return line;
        }

        progress.SessionId = line.SessionId;
        progress.Folder = line.Folder;
        return progress;
    }

    private void ReadEntry(scoped ref Utf8JsonReader json, scoped ref ClaudeCodeLine progress)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = json.TextOrName();
            json.Read();
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("cwd"u8):
                    Folder = json.TextOrEmpty();
                    break;
                case 4 when name.SequenceEqual("type"u8):
                    _type = json.TextOrEmpty();
                    break;
                case 4 when name.SequenceEqual("data"u8) && json.TokenType == JsonTokenType.StartObject:
                    ReadProgress(ref json, ref progress);
                    break;
                case 7 when name.SequenceEqual("message"u8) && json.TokenType == JsonTokenType.StartObject:
                    ReadMessage(ref json);
                    break;
                case 7 when name.SequenceEqual("costUSD"u8) && json.TokenType == JsonTokenType.Number:
                    Usage.Cost = json.GetDecimal();
                    Usage.Traits |= RecordTraits.HasCost;
                    break;
                case 9 when name.SequenceEqual("sessionId"u8):
                    SessionId = json.TextOrEmpty();
                    break;
                case 9 when name.SequenceEqual("requestId"u8):
                    RequestId = json.TextOrEmpty();
                    break;
                case 9 when name.SequenceEqual("timestamp"u8):
                    Time = json.TimeOrNull();
                    break;
                case 11 when name.SequenceEqual("isSidechain"u8):
                    IsSidechain = json.TokenType == JsonTokenType.True;
                    json.Skip();
                    break;
                default:
                    json.Skip();
                    break;
            }
        }
    }

    private static void ReadProgress(scoped ref Utf8JsonReader json, scoped ref ClaudeCodeLine progress)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isMessage = json.ValueTextEquals("message"u8);
            json.Read();
            if (isMessage && json.TokenType == JsonTokenType.StartObject)
            {
                ClaudeCodeLine inner = default;
                progress.ReadEntry(ref json, ref inner);
            }
            else
            {
                json.Skip();
            }
        }
    }

    private void ReadMessage(scoped ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = json.TextOrName();
            json.Read();
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8):
                    MessageId = json.TextOrEmpty();
                    break;
                case 5 when name.SequenceEqual("model"u8):
                    Model = json.TextOrEmpty();
                    break;
                case 5 when name.SequenceEqual("usage"u8) && json.TokenType == JsonTokenType.StartObject:
                    _hasUsage = true;
                    ClaudeCodeUsage.Read(ref json, ref Usage);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }
    }
}
