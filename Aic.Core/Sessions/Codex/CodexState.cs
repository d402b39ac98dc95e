using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aic.Core.Sessions.Codex;

/// <summary>What has to be known to read a Codex log on.</summary>
internal sealed record CodexState
{
    /// <summary>The session's id.</summary>
    public string? Session { get; init; }

    /// <summary>The folder that it was started in.</summary>
    public string? Folder { get; init; }

    /// <summary>Who serves the model.</summary>
    public string? Vendor { get; init; }

    /// <summary>The model in use.</summary>
    public string? Model { get; init; }

    /// <summary>The cumulative counts told last.</summary>
    public CodexUsage? Total { get; init; }

    /// <summary>Where a forked session is in repeating its parent's events.</summary>
    public CodexReplay Replay { get; init; }

    /// <summary>The first event of a forked session, of which only the next one tells whether it is the parent's.</summary>
    public CodexEvent? Held { get; init; }

    /// <summary>When the last event was written (Unix milliseconds).</summary>
    public long LastTime { get; init; }

    /// <summary>The limits told last.</summary>
    public CodexLimits? Limits { get; init; }

    /// <summary>As bytes.</summary>
    public byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(this, CodexJson.Default.CodexState);

    /// <summary>From bytes; a new state where they can't be read.</summary>
    public static CodexState Restore(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, CodexJson.Default.CodexState) ?? new CodexState();
        }
        catch (JsonException)
        {
            return new CodexState();
        }
    }
}

/// <summary>Where a session is in repeating another's events.</summary>
internal enum CodexReplay
{
    /// <summary>It repeats nothing, or is done with it.</summary>
    None,

    /// <summary>It was forked from another, and no event has come yet.</summary>
    Expected,

    /// <summary>One event has come; see <see cref="CodexState.Held"/>.</summary>
    Held,

    /// <summary>It is repeating.</summary>
    Running,
}

/// <summary>One event that counts.</summary>
/// <param name="Time">When it was written (Unix milliseconds).</param>
/// <param name="Usage">What was used.</param>
/// <param name="Total">The cumulative counts; null when the event has none.</param>
/// <param name="Model">The model; null when the log doesn't tell.</param>
internal sealed record CodexEvent(long Time, CodexUsage Usage, CodexUsage? Total, string? Model);

/// <summary>Limits as an event tells them.</summary>
/// <param name="Time">When (Unix milliseconds).</param>
/// <param name="Windows">The windows.</param>
internal sealed record CodexLimits(long Time, IReadOnlyList<CodexWindow> Windows);

/// <summary>One window of a limit.</summary>
/// <param name="Minutes">How long it is; null when it isn't told.</param>
/// <param name="UsedPercent">The share used.</param>
/// <param name="ResetsAt">When it begins anew (Unix seconds); null when it isn't told.</param>
internal sealed record CodexWindow(long? Minutes, decimal UsedPercent, long? ResetsAt);

/// <summary>Source-generated JSON of the state.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(CodexState))]
internal sealed partial class CodexJson : JsonSerializerContext;
