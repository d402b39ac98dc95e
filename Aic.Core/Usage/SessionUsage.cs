namespace Aic.Core.Usage;

/// <summary>A session of a coding tool, as its logs tell it: what was used from its first response to its last, each response counted once.</summary>
public sealed record SessionUsage
{
    /// <summary>The tool's id in the catalog, such as <c>claude-code</c>.</summary>
    public required string ProviderId { get; init; }

    /// <summary>The tool's name as its makers write it.</summary>
    public required string ProviderName { get; init; }

    /// <summary>The session's id, as the tool names it; null for responses whose log names none.</summary>
    public string? Id { get; init; }

    /// <summary>The project in which most of its requests were made, as a rule a folder; null when the log tells none.</summary>
    public string? Project { get; init; }

    /// <summary>The first response (UTC).</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>The last response (UTC).</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>The models, the one with the most requests first.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Requests; null where the tool tells only a session's totals.</summary>
    public required long? RequestsCount { get; init; }

    /// <summary>Input tokens that were neither read from nor written to a prompt cache.</summary>
    public required long TokensInput { get; init; }

    /// <summary>Output tokens, reasoning included.</summary>
    public required long TokensOutput { get; init; }

    /// <summary>Input tokens read from a prompt cache.</summary>
    public required long TokensCacheRead { get; init; }

    /// <summary>Input tokens written to a prompt cache, whatever its lifetime.</summary>
    public required long TokensCacheWrite { get; init; }

    /// <summary>Tokens of all kinds.</summary>
    public long TokensTotal => TokensInput + TokensOutput + TokensCacheRead + TokensCacheWrite;

    /// <summary>What the tokens cost at API prices, in US dollars; null when no price is known.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>How the cost is known.</summary>
    public CostSource CostSource { get; init; }

    /// <summary>True when no price is known of some of its models, so that the cost is the least it can be.</summary>
    public bool IsCostPartial { get; init; }
}
