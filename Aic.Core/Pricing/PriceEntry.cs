namespace Aic.Core.Pricing;

/// <summary>The prices of one model at one vendor for one span of time: one line of the price book, or one of the user's own prices.</summary>
public sealed record PriceEntry
{
    /// <summary>The vendor's id; null for a price of the user's own that holds wherever the model is used.</summary>
    public string? Vendor { get; init; }

    /// <summary>The model, as its vendor names it.</summary>
    public required string Model { get; init; }

    /// <summary>Further names of the same model.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>From when on it applies (UTC, inclusive); null for ever before.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Until when it applies (UTC, exclusive); null until the model's next entry, or for ever.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The standard prices.</summary>
    public required TokenRates Rates { get; init; }

    /// <summary>The standard prices for long contexts, by rising <see cref="ContextBand.Above"/>.</summary>
    public IReadOnlyList<ContextBand> Above { get; init; } = [];

    /// <summary>The prices of other service tiers; a tier that isn't here has none that is known.</summary>
    public IReadOnlyDictionary<ServiceTier, TierPrice> Tiers { get; init; } = new Dictionary<ServiceTier, TierPrice>();

    /// <summary>US dollars for one web search; null when unknown.</summary>
    public decimal? WebSearch { get; init; }

    /// <summary>US dollars for each request beside its tokens; null for none.</summary>
    public decimal? Request { get; init; }

    /// <summary>The page that states the price; null for the vendor's.</summary>
    public Uri? Source { get; init; }

    /// <summary>What is worth knowing about the price.</summary>
    public string? Note { get; init; }
}
