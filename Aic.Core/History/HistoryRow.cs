using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.History;

/// <summary>
/// What was used in one bucket of time, by whatever was asked for. A bucket of which nothing is known has no row: a gap is no zero.
/// Billed and estimated costs are never in one row.
/// </summary>
public sealed record HistoryRow
{
    /// <summary>The bucket's start, with the offset of the time zone asked for. A week or month at the edge of the period is cut there.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The bucket's end (exclusive), with the offset of the time zone asked for.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The provider's id; null when not told apart by provider or account.</summary>
    public string? ProviderId { get; init; }

    /// <summary>The provider's name; null when not told apart by provider or account.</summary>
    public string? ProviderName { get; init; }

    /// <summary>The account's id, such as <c>openai</c> or <c>openai@work</c>; null when not told apart by account.</summary>
    public string? AccountId { get; init; }

    /// <summary>The model; null when not told apart by model, or for what belongs to no model.</summary>
    public string? Model { get; init; }

    /// <summary>What the row is about where it belongs to no model: a kind of usage or a line on the bill.</summary>
    public string? Item { get; init; }

    /// <summary>The project; null when not told apart by project, or where it isn't told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Project { get; init; }

    /// <summary>Requests; null when an account in the row doesn't know its own.</summary>
    public long? RequestsCount { get; init; }

    /// <summary>Uncached input tokens; null when an account in the row doesn't know its own.</summary>
    public long? TokensInput { get; init; }

    /// <summary>Output tokens; null when an account in the row doesn't know its own.</summary>
    public long? TokensOutput { get; init; }

    /// <summary>Tokens read from a cache; null when an account in the row doesn't know its own.</summary>
    public long? TokensCacheRead { get; init; }

    /// <summary>Tokens written to a cache, whatever their lifetime; null when an account in the row doesn't know its own.</summary>
    public long? TokensCacheWrite { get; init; }

    /// <summary>Cost in US dollars; null when unknown or in other currencies only.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Costs in other currencies, one amount for each; never added to <see cref="CostUsd"/>.</summary>
    public IReadOnlyList<MoneyAmount> CostOther { get; init; } = [];

    /// <summary>How the cost is known.</summary>
    public CostSource CostSource { get; init; }

    /// <summary>True when an account in the row doesn't know its cost, so that the sum is the least it can be.</summary>
    public bool IsCostPartial { get; init; }

    /// <summary>What was used besides tokens, one amount for each unit.</summary>
    public IReadOnlyList<UsageQuantity> Quantities { get; init; } = [];

    /// <summary>
    /// True when the whole bucket is known: it is over, and each account of the row was asked for all of it after that (or a file told it).
    /// False for today, and for a month in which days are missing.
    /// </summary>
    public bool IsComplete { get; init; }

    /// <summary>True when a part of it comes from an imported file.</summary>
    public bool IsImported { get; init; }
}
