using System.Text.Json;
using Aic.Agent.Terminal;

namespace Aic.Agent.StatusLine;

/// <summary>
/// What Claude Code hands a status line on standard input: one JSON object with, among others, <c>session_id</c>, <c>model.display_name</c> and
/// <c>cost.total_cost_usd</c>, its own estimate (https://code.claude.com/docs/en/statusline).
/// </summary>
/// <param name="SessionId">The session.</param>
/// <param name="Model">The model's name for people.</param>
/// <param name="CostUsd">What the session cost until now, in US dollars, as Claude Code estimates it.</param>
internal sealed record ClaudeCodeInput(string? SessionId, string? Model, decimal? CostUsd)
{
    private const int FirstBuffer = 1 << 14;
    private const int Longest = 1 << 20;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> Spaces => " \t\r\n"u8;

    // Claude Code writes at once, but a busy machine may take its time. Only a pipe that stays open and silent is waited for as long as this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Reads standard input; null where it is a terminal, empty, silent or something else. Doesn't wait for its end.</summary>
    /// <param name="terminal">The terminal.</param>
    public static ClaudeCodeInput? Read(CliTerminal terminal)
    {
        if (terminal.IsInputTerminal)
        {
            return null;
        }

        try
        {
            return ReadObject(terminal.OpenInput(), terminal.WaitForInput);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ClaudeCodeInput? ReadObject(Stream stream, Func<TimeSpan, bool> waitForMore)
    {
        using (stream)
        {
            byte[] buffer = new byte[FirstBuffer];
            int length = 0;
            while (waitForMore(Patience) && stream.Read(buffer.AsSpan(length)) is > 0 and int read)
            {
                length += read;
                if (buffer.AsSpan(0, length).TrimEnd(Spaces).EndsWith("}"u8) && Parse(buffer.AsMemory(0, length)) is { } input)
                {
                    return input;
                }

                if (length == Longest)
                {
                    return null;
                }

                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, Math.Min(length * 4, Longest));
                }
            }

            return null;
        }
    }

    private static ClaudeCodeInput? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json.Span.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json);
            JsonElement root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? null : new ClaudeCodeInput(
                Text(Member(root, "session_id")),
                Text(Member(Member(root, "model"), "display_name")) ?? Text(Member(Member(root, "model"), "id")),
                Member(Member(root, "cost"), "total_cost_usd") is { ValueKind: JsonValueKind.Number } cost && cost.TryGetDecimal(out decimal amount) ? amount : null);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out JsonElement value) ? value : null;

    private static string? Text(JsonElement? json) => json is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;
}
