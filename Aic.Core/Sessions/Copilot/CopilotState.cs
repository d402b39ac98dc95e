using System.Text.Json.Serialization;

namespace Aic.Core.Sessions.Copilot;

/// <summary>What has to be known of a session's events to read on.</summary>
internal sealed class CopilotState
{
    /// <summary>The folder that the session was started in.</summary>
    public string? Folder { get; set; }

    /// <summary>The sums, by model.</summary>
    public Dictionary<string, CopilotModel> Models { get; init; } = [];
}

/// <summary>The sums of a model.</summary>
/// <param name="Before">What was used before the counts last began anew.</param>
/// <param name="Told">What was told last.</param>
internal sealed record CopilotModel(CopilotCounts Before, CopilotCounts Told);

/// <summary>Counts as the tool tells them: the input includes what the cache gave and took.</summary>
internal readonly record struct CopilotCounts(long Input, long Output, long CacheRead, long CacheWrite, long Reasoning)
{
    /// <summary>The sum of both.</summary>
    public CopilotCounts Plus(CopilotCounts other) =>
        checked(new(Input + other.Input, Output + other.Output, CacheRead + other.CacheRead, CacheWrite + other.CacheWrite, Reasoning + other.Reasoning));

    /// <summary>True when a counter stands lower than it did: it began anew.</summary>
    public bool IsLessThan(CopilotCounts other) => Input < other.Input || Output < other.Output;
}

/// <summary>The state's JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CopilotState))]
internal sealed partial class CopilotJson : JsonSerializerContext;
