using System.Text.Json;

namespace Aic.Core.Sessions.Codex;

/// <summary>Reads <c>rate_limits</c>: windows in <c>primary</c> and <c>secondary</c>, with the moment of their reset or the seconds until then.</summary>
internal static class CodexLimitsReader
{
    private static readonly string[] Names = ["primary", "secondary"];

    /// <summary>Reads limits; null when there are none.</summary>
    /// <param name="json">The object.</param>
    /// <param name="time">When it was written (Unix milliseconds).</param>
    public static CodexLimits? Read(JsonElement json, long time)
    {
        CodexWindow[] windows = [.. Names.Select(name => json.Member(name)).OfType<JsonElement>().Select(window => ReadWindow(window, time)).OfType<CodexWindow>()];
        return windows.Length == 0 ? null : new CodexLimits(time, windows);
    }

    private static CodexWindow? ReadWindow(JsonElement json, long time)
    {
        if (json.Member("used_percent") is not { ValueKind: JsonValueKind.Number } used || !used.TryGetDecimal(out decimal percent))
        {
            return null;
        }

        long minutes = json.CountOf("window_minutes");
        long resetsAt = json.CountOf("resets_at");
        long resetsIn = json.CountOf("resets_in_seconds");
        return new CodexWindow(
            minutes > 0 ? minutes : null,
            percent,
            resetsAt is > 0 and < int.MaxValue * 4L ? resetsAt : resetsIn is > 0 and < int.MaxValue ? (time / 1000) + resetsIn : null);
    }
}
