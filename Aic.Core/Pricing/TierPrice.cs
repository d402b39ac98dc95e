namespace Aic.Core.Pricing;

/// <summary>What tokens cost in another service tier: a factor on the standard prices, or prices of its own.</summary>
public sealed record TierPrice
{
    /// <summary>What the standard token prices are multiplied by; null where the tier has prices of its own.</summary>
    public decimal? Factor { get; init; }

    /// <summary>The tier's own prices; null where it has a factor.</summary>
    public TokenRates? Rates { get; init; }

    /// <summary>The tier's own prices for long contexts, by rising <see cref="ContextBand.Above"/>.</summary>
    public IReadOnlyList<ContextBand> Above { get; init; } = [];
}
