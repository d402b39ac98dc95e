namespace Aic.Core.Pricing;

/// <summary>The price that applies to a model at a date, and why. Immutable; costs are computed without allocating.</summary>
public sealed class AppliedPrice
{
    private const decimal Millionth = 0.000001m;

    private readonly TierPrice?[] _tiers = new TierPrice?[Enum.GetValues<ServiceTier>().Length];

    internal AppliedPrice(PriceEntry entry, PriceVendor? vendor, PriceOrigin origin, DateOnly? validTo)
    {
        Entry = entry;
        Vendor = vendor;
        Origin = origin;
        ValidTo = validTo;
        ContextThresholds = [.. entry.Above.Select(band => band.Above)];
        _tiers[(int)ServiceTier.Standard] = new TierPrice { Rates = entry.Rates, Above = entry.Above };
        foreach ((ServiceTier tier, TierPrice price) in entry.Tiers)
        {
            _tiers[(int)tier] = price;
        }
    }

    /// <summary>The line of the price book, or the user's own price, that applies.</summary>
    public PriceEntry Entry { get; }

    /// <summary>Whose price it is; null for a price of the user's own that names nobody.</summary>
    public PriceVendor? Vendor { get; }

    /// <summary>Where the price comes from.</summary>
    public PriceOrigin Origin { get; }

    /// <summary>How the name that was asked for led to the entry, such as "the name itself" or "without the date 20250929".</summary>
    public required string Rule { get; init; }

    /// <summary>From when on it applies (UTC, inclusive); null for ever before.</summary>
    public DateOnly? ValidFrom => Entry.From;

    /// <summary>Until when it applies (UTC, exclusive); null for as long as is known.</summary>
    public DateOnly? ValidTo { get; }

    /// <summary>The page that states the price; null for a price of the user's own that names none.</summary>
    public Uri? Source => Entry.Source ?? Vendor?.Source;

    /// <summary>The contexts, in tokens and rising, above which one request has other prices; empty for most models.</summary>
    public IReadOnlyList<long> ContextThresholds { get; }

    /// <summary>
    /// The first of <see cref="ContextThresholds"/>; null where there is none. Costs are exact, so a caller may add up the requests on
    /// each side of every threshold first and price the sums: that gives the same money.
    /// </summary>
    public long? LongContextThreshold => ContextThresholds.Count == 0 ? null : ContextThresholds[0];

    /// <summary>What tokens cost.</summary>
    /// <param name="tokens">The tokens of one request, or of many with the same tier on the same side of each threshold.</param>
    /// <param name="tier">How they were served.</param>
    /// <param name="contextTokens">The context of one of the requests: its input, cache reads and cache writes together.</param>
    /// <returns>US dollars, unrounded; null where a price that is needed isn't known.</returns>
    public decimal? Cost(in TokenAmounts tokens, ServiceTier tier, long contextTokens)
    {
        if (_tiers[(int)tier] is not { } price
            || (tokens.WebSearches != 0 && Entry.WebSearch is null)
            || Rates(price, contextTokens)?.Micros(tokens) is not { } micros)
        {
            return null;
        }

        return (micros * (price.Factor ?? 1m) * Millionth)
            + (tokens.WebSearches * Entry.WebSearch.GetValueOrDefault())
            + (tokens.Requests * Entry.Request.GetValueOrDefault());
    }

    /// <summary>The prices that <see cref="Cost"/> works with, and what it multiplies them by.</summary>
    /// <param name="tier">How a request was served.</param>
    /// <param name="contextTokens">Its context.</param>
    /// <returns>Null where none are known.</returns>
    internal (TokenRates Rates, decimal Factor)? RatesOf(ServiceTier tier, long contextTokens) =>
        _tiers[(int)tier] is { } price && Rates(price, contextTokens) is { } rates ? (rates, price.Factor ?? 1m) : null;

    // A tier with prices of its own that doesn't tell those of long contexts has none that are known for them.
    private TokenRates? Rates(TierPrice price, long contextTokens)
    {
        IReadOnlyList<ContextBand> bands = price.Rates is null ? Entry.Above : price.Above;
        for (int i = Entry.Above.Count - 1; i >= 0; i--)
        {
            if (contextTokens > Entry.Above[i].Above)
            {
                return i < bands.Count ? bands[i].Rates : null;
            }
        }

        return price.Rates ?? Entry.Rates;
    }
}
