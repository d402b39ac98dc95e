using System.Text.Json;

namespace Aic.Core.Sessions.Codex;

/// <summary>Counts as Codex writes them: <see cref="Cached"/> is part of <see cref="Input"/>, <see cref="Reasoning"/> part of <see cref="Output"/>.</summary>
/// <param name="Input">Input tokens.</param>
/// <param name="Cached">Those read from a cache.</param>
/// <param name="Output">Output tokens.</param>
/// <param name="Reasoning">Those spent on reasoning.</param>
/// <param name="Total">The tool's own total.</param>
internal readonly record struct CodexUsage(long Input, long Cached, long Output, long Reasoning, long Total)
{
    /// <summary>True when nothing was used.</summary>
    public bool IsEmpty => Input == 0 && Cached == 0 && Output == 0 && Reasoning == 0;

    /// <summary>Reads a usage; null where there is none.</summary>
    public static CodexUsage? Of(JsonElement? json) => json is { ValueKind: JsonValueKind.Object } usage
        ? new CodexUsage(
            usage.CountOf("input_tokens"),
            usage.CountOf("cached_input_tokens"),
            usage.CountOf("output_tokens"),
            usage.CountOf("reasoning_output_tokens"),
            usage.CountOf("total_tokens"))
        : null;

    /// <summary>What was used since an earlier total. A total that is smaller than the one before has begun anew.</summary>
    public CodexUsage Since(CodexUsage earlier) =>
        Input < earlier.Input || Cached < earlier.Cached || Output < earlier.Output || Reasoning < earlier.Reasoning
            ? this
            : new(Input - earlier.Input, Cached - earlier.Cached, Output - earlier.Output, Reasoning - earlier.Reasoning, Total - earlier.Total);
}
