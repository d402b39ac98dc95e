using System.Text.Json.Serialization;

namespace Aic.Core.Usage;

/// <summary>Usage summed over everything that shares what was asked for: a provider, a model, a day and so on.</summary>
public sealed record UsageGroup
{
    /// <summary>The provider's id; null when not grouped by provider.</summary>
    public string? ProviderId { get; init; }

    /// <summary>The provider's name; null when not grouped by provider.</summary>
    public string? ProviderName { get; init; }

    /// <summary>The account's label; null for a provider's first account, or when not grouped by provider.</summary>
    public string? Account { get; init; }

    /// <summary>The day; null when not grouped by day, or when the provider gave no days.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The hour's start, in the user's time zone, so that the hour that daylight saving repeats is two; null when not grouped by hour, or when the provider gave no hours.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Hour { get; init; }

    /// <summary>The block of five hours; null when not grouped by block, or when the provider has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UsageBlock? Block { get; init; }

    /// <summary>How fast the active block is used; null for any other one, for parts of one (by day or hour), and where that can't be told yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UsageForecast? Forecast { get; init; }

    /// <summary>The project; null when not grouped by project, or when the provider doesn't tell it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Project { get; init; }

    /// <summary>The session's id; null when not grouped by session, or when the provider doesn't tell it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Session { get; init; }

    /// <summary>The model; null when not grouped by model, or for what belongs to no model.</summary>
    public string? Model { get; init; }

    /// <summary>What the group is about where it belongs to no model: a kind of usage or a line on the bill.</summary>
    public string? Item { get; init; }

    /// <summary>Requests; null when an account in the group doesn't know its own.</summary>
    public long? RequestsCount { get; init; }

    /// <summary>Uncached input tokens; null when an account in the group doesn't know its own.</summary>
    public long? TokensInput { get; init; }

    /// <summary>Output tokens; null when an account in the group doesn't know its own.</summary>
    public long? TokensOutput { get; init; }

    /// <summary>Tokens read from a cache; null when an account in the group doesn't know its own.</summary>
    public long? TokensCacheRead { get; init; }

    /// <summary>Tokens written to a cache; null when an account in the group doesn't know its own.</summary>
    public long? TokensCacheWrite { get; init; }

    /// <summary>Cost in US dollars; null when unknown. Billed and estimated costs are never in one group.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Costs in other currencies, one amount for each.</summary>
    public IReadOnlyList<MoneyAmount> CostOther { get; init; } = [];

    /// <summary>How the cost is known.</summary>
    public CostSource CostSource { get; init; }

    /// <summary>True when an account in the group doesn't know its cost, so that the sum is the least it can be.</summary>
    public bool IsCostPartial { get; init; }

    /// <summary>True when a member of the group is stale.</summary>
    public bool IsStale { get; init; }
}
