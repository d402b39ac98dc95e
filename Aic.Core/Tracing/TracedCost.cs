using System.Text.Json.Serialization;
using Aic.Core.Pricing;
using Aic.Core.Usage;

namespace Aic.Core.Tracing;

/// <summary>A part of the numbers shown, with one price. The parts add up to the whole.</summary>
public sealed record TracedCost
{
    /// <summary>The model as it stands in usage; null where the part belongs to none.</summary>
    public string? Model { get; init; }

    /// <summary>What the part is about besides the model, such as a line on the bill; null for ordinary use.</summary>
    public string? Item { get; init; }

    /// <summary>How the cost came about.</summary>
    public required CostBasis Basis { get; init; }

    /// <summary>How requests were served.</summary>
    public ServiceTier Tier { get; init; }

    /// <summary>The context in tokens that each of the requests exceeds, which decides on its price; null where it exceeds none.</summary>
    public long? ContextAbove { get; init; }

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

    /// <summary>Those of <see cref="TokensCacheWrite"/> that were written for one hour; null when unknown.</summary>
    public long? TokensCacheWrite1h { get; init; }

    /// <summary>Web searches; null when unknown.</summary>
    public long? WebSearches { get; init; }

    /// <summary>US dollars, unrounded; null when unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>The cost in another currency; null when there is none.</summary>
    public MoneyAmount? CostOther { get; init; }

    /// <summary>The price applied; null unless <see cref="Basis"/> says that there is one.</summary>
    public TracedPrice? Price { get; init; }

    /// <summary>The page that states the price, or documents what was billed; null where there is none.</summary>
    public Uri? Source { get; init; }
}

/// <summary>How a cost came about.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<CostBasis>))]
public enum CostBasis
{
    /// <summary>No price is known: the part isn't in the cost.</summary>
    Unknown,

    /// <summary>The provider billed it.</summary>
    Billed,

    /// <summary>The provider told the use alone; what it billed for it stands in other parts.</summary>
    BilledApart,

    /// <summary>Tokens times a price of the price book, or of the user's own.</summary>
    PriceBook,

    /// <summary>The provider tells usage and prices, and its prices were applied.</summary>
    ProviderPrices,

    /// <summary>No price is known, and the tool itself wrote down what it cost.</summary>
    WrittenByTool,
}

/// <summary>A price as it was applied.</summary>
public sealed record TracedPrice
{
    /// <summary>The model whose price it is, as its vendor names it.</summary>
    public required string Model { get; init; }

    /// <summary>Whose price it is; null for one of the user's own that names nobody.</summary>
    public string? Vendor { get; init; }

    /// <summary>How the name in usage led to it: an alias, what was left out.</summary>
    public required string Rule { get; init; }

    /// <summary>Where it comes from.</summary>
    public PriceOrigin Origin { get; init; }

    /// <summary>From when on it applies (UTC, inclusive); null for ever before.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Until when it applies (UTC, exclusive); null for as long as is known.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>US dollars for a million tokens, before <see cref="Factor"/>; null where the tier's or the context's aren't known.</summary>
    public TokenRates? Rates { get; init; }

    /// <summary>What token prices are multiplied by for the tier; 1 for none.</summary>
    public decimal Factor { get; init; } = 1;

    /// <summary>US dollars for one web search; null when unknown.</summary>
    public decimal? WebSearch { get; init; }

    /// <summary>The fee in US dollars for each request; null for none.</summary>
    public decimal? Request { get; init; }

    /// <summary>What is worth knowing; null for nothing.</summary>
    public string? Note { get; init; }
}
