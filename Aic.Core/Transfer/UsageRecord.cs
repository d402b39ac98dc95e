using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Transfer;

/// <summary>
/// A row of an export: what one model (or item of the bill) of one account used on one day. A day on which nothing was used is a row without model and numbers;
/// a day of which nothing is known has none.
/// </summary>
public sealed record UsageRecord
{
    /// <summary>The day: of providers the UTC day, of coding tools the user's.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The account's id, such as <c>openai</c> or <c>openai@work</c>.</summary>
    public required string AccountId { get; init; }

    /// <summary>The provider's name; only for readers, <see cref="AccountId"/> says which it is.</summary>
    public string? ProviderName { get; init; }

    /// <summary>The project, of coding tools; null where none is told.</summary>
    public string? Project { get; init; }

    /// <summary>The model as the provider names it; null for what belongs to none.</summary>
    public string? Model { get; init; }

    /// <summary>What the row is about besides the model; null for ordinary model use.</summary>
    public string? Item { get; init; }

    /// <summary>Requests; null when unknown.</summary>
    public long? RequestsCount { get; init; }

    /// <summary>Uncached input tokens; null when unknown.</summary>
    public long? TokensInput { get; init; }

    /// <summary>Output tokens; null when unknown.</summary>
    public long? TokensOutput { get; init; }

    /// <summary>Input tokens read from a cache; null when unknown.</summary>
    public long? TokensCacheRead { get; init; }

    /// <summary>Input tokens written to a cache, whatever its lifetime; null when unknown.</summary>
    public long? TokensCacheWrite { get; init; }

    /// <summary>Those of them that were written for one hour; null when unknown.</summary>
    [JsonPropertyName("tokens_cache_write_1h")]
    public long? TokensCacheWrite1h { get; init; }

    /// <summary>Cost in US dollars; null when unknown or in another currency.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Cost in another currency; null when there is none.</summary>
    public decimal? CostOther { get; init; }

    /// <summary>The currency of <see cref="CostOther"/> (ISO 4217).</summary>
    public string? Currency { get; init; }

    /// <summary>How the cost is known.</summary>
    public CostSource CostSource { get; init; }

    /// <summary>What was used besides tokens.</summary>
    public IReadOnlyList<UsageQuantity> Quantities { get; init => field = value ?? []; } = [];

    /// <summary>True when the day is over and all of it is known; false for a day that was fetched while it went on. Settable, for JSON that leaves it out.</summary>
    public bool IsComplete { get; set; } = true;

    /// <summary>True when an imported file told it, and not the provider.</summary>
    public bool IsImported { get; init; }

    /// <summary>A row of history as a record.</summary>
    internal static UsageRecord Of(string accountId, string providerName, DateOnly date, UsageBreakdown row) => new()
    {
        Date = date,
        AccountId = accountId,
        ProviderName = providerName,
        Project = row.Project,
        Model = row.Model,
        Item = row.Item,
        RequestsCount = row.RequestsCount,
        TokensInput = row.TokensInput,
        TokensOutput = row.TokensOutput,
        TokensCacheRead = row.TokensCacheRead,
        TokensCacheWrite = row.TokensCacheWrite,
        TokensCacheWrite1h = row.TokensCacheWrite1h,
        CostUsd = row.CostUsd,
        CostOther = row.CostOther?.Amount,
        Currency = row.CostOther?.Currency,
        CostSource = row.CostSource,
        Quantities = row.Quantities,
    };

    /// <summary>The record as a row of history; null for a day on which nothing was used.</summary>
    internal UsageBreakdown? ToRow()
    {
        DateTimeOffset start = new(Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        UsageBreakdown row = new()
        {
            Start = start,
            End = start.AddDays(1),
            Model = Model,
            Item = Item,
            RequestsCount = RequestsCount,
            TokensInput = TokensInput,
            TokensOutput = TokensOutput,
            TokensCacheRead = TokensCacheRead,
            TokensCacheWrite = TokensCacheWrite,
            TokensCacheWrite1h = TokensCacheWrite1h,
            CostUsd = CostUsd,
            CostOther = CostOther is { } amount && Currency is { } currency ? new MoneyAmount(amount, currency) : null,
            CostSource = CostSource,
            Quantities = Quantities,
        };
        return row == new UsageBreakdown { Start = row.Start, End = row.End, Quantities = row.Quantities } && Quantities.Count == 0 ? null : row;
    }
}
