using System.Text;
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
    private const int Longest = 1 << 20;

    // Claude Code writes at once, but a busy machine may take its time. Only a pipe that stays open and silent is waited for as long as this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Reads standard input; null where it is a terminal, empty, silent or something else. Doesn't wait for its end.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<ClaudeCodeInput?> ReadAsync(CliTerminal terminal, CancellationToken cancellationToken)
    {
        if (terminal.IsInputTerminal)
        {
            return null;
        }

        Task<ClaudeCodeInput?> reading = Task.Run(() => ReadObject(terminal.OpenInput()), cancellationToken);
        try
        {
            return await reading.WaitAsync(Patience, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ClaudeCodeInput? ReadObject(TextReader reader)
    {
        StringBuilder text = new();
        char[] buffer = new char[4096];
        while (text.Length < Longest && reader.Read(buffer) is > 0 and int read)
        {
            text.Append(buffer, 0, read);
            if (buffer.AsSpan(0, read).TrimEnd().EndsWith('}') && Parse(text.ToString()) is { } input)
            {
                return input;
            }
        }

        return null;
    }

    private static ClaudeCodeInput? Parse(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
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
