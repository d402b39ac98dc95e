namespace Aic.Core.Usage;

/// <summary>
/// Usage of one account in one period. A count that the provider doesn't tell is null, never zero.
/// No token is counted twice: uncached input, cache reads and cache writes are kept apart.
/// </summary>
public sealed record UsageData
{
    /// <summary>Requests that the provider served; null when it doesn't count them.</summary>
    public long? RequestsCount { get; init; }

    /// <summary>Input tokens that were neither read from nor written to a prompt cache; null when unknown.</summary>
    public long? TokensInput { get; init; }

    /// <summary>Output tokens, reasoning included; null when unknown.</summary>
    public long? TokensOutput { get; init; }

    /// <summary>Input tokens read from a prompt cache; null when the provider doesn't tell them apart.</summary>
    public long? TokensCacheRead { get; init; }

    /// <summary>Input tokens written to a prompt cache, whatever its lifetime; null when the provider doesn't tell them apart.</summary>
    public long? TokensCacheWrite { get; init; }

    /// <summary>Cost in US dollars; null when unknown, or when it was billed in another currency only (see <see cref="CostOther"/>).</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Costs billed in other currencies than the dollar, one amount for each currency; never added to <see cref="CostUsd"/>.</summary>
    public IReadOnlyList<MoneyAmount> CostOther { get; init; } = [];

    /// <summary>How the cost is known.</summary>
    public CostSource CostSource { get; init; }

    /// <summary>Start of the period (UTC, inclusive).</summary>
    public required DateTimeOffset PeriodStart { get; init; }

    /// <summary>End of the period (UTC, exclusive).</summary>
    public required DateTimeOffset PeriodEnd { get; init; }

    /// <summary>
    /// Start of what the cost covers (UTC, inclusive) where a provider bills in coarser steps than the period asked for, such as whole UTC days; else null.
    /// </summary>
    public DateTimeOffset? CostPeriodStart { get; init; }

    /// <summary>End of what the cost covers (UTC, exclusive) where that differs from the period; else null.</summary>
    public DateTimeOffset? CostPeriodEnd { get; init; }

    /// <summary>What was used besides tokens: images, seconds of audio, searches, sessions.</summary>
    public IReadOnlyList<UsageQuantity> Quantities { get; init; } = [];

    /// <summary>The same usage by time bucket and model, ordered by time. Empty when the provider gives totals only.</summary>
    public IReadOnlyList<UsageBreakdown> Breakdown { get; init; } = [];
}
