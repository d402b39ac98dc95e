using System.Text.Json.Serialization;

namespace Aic.Core.Usage;

/// <summary>One row of a breakdown: what one model (or one item on the bill) used in one time bucket.</summary>
public sealed record UsageBreakdown
{
    /// <summary>Start of the bucket (UTC, inclusive).</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>End of the bucket (UTC, exclusive).</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The model as the provider names it; null when the row belongs to no single model.</summary>
    public string? Model { get; init; }

    /// <summary>What the row is about besides the model: a kind of usage (<c>embeddings</c>) or a line on the bill; null for ordinary model use.</summary>
    public string? Item { get; init; }

    /// <summary>The project, as a rule the folder that a coding tool worked in; null where it isn't told or wasn't asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Project { get; init; }

    /// <summary>The session's id; null where it isn't told or wasn't asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Session { get; init; }

    /// <summary>The block of five hours; null where there is none or it wasn't asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UsageBlock? Block { get; init; }

    /// <summary>Requests served; null when unknown.</summary>
    public long? RequestsCount { get; init; }

    /// <summary>Uncached input tokens; null when unknown.</summary>
    public long? TokensInput { get; init; }

    /// <summary>Output tokens; null when unknown.</summary>
    public long? TokensOutput { get; init; }

    /// <summary>Input tokens read from a cache; null when unknown.</summary>
    public long? TokensCacheRead { get; init; }

    /// <summary>Input tokens written to a cache, whatever its lifetime; null when unknown.</summary>
    public long? TokensCacheWrite { get; init; }

    /// <summary>Those of <see cref="TokensCacheWrite"/> that were written for one hour, which has its own price; null when unknown.</summary>
    public long? TokensCacheWrite1h { get; init; }

    /// <summary>Cost in US dollars; null when unknown or in another currency.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Cost in another currency than the dollar; null when there is none.</summary>
    public MoneyAmount? CostOther { get; init; }

    /// <summary>How the row's cost is known.</summary>
    public CostSource CostSource { get; init; }

    /// <summary>What was used besides tokens.</summary>
    public IReadOnlyList<UsageQuantity> Quantities { get; init; } = [];
}
