using Aic.Core.Pricing;

namespace Aic.Agent;

/// <summary>The wire form of a price: what <c>aic prices list --json</c> and <c>aic prices show --json</c> print. US dollars for a million tokens; searches and requests for one.</summary>
internal sealed record PriceInfo
{
    /// <summary>The model, as its vendor names it.</summary>
    public required string Model { get; init; }

    /// <summary>The vendor's id, or null for a price of the user's own that names nobody.</summary>
    public string? Vendor { get; init; }

    /// <summary>The vendor's name, or null.</summary>
    public string? VendorName { get; init; }

    /// <summary>Further names of the model.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>How the name that was asked for led here.</summary>
    public required string Rule { get; init; }

    /// <summary>Where the price comes from.</summary>
    public PriceOrigin Origin { get; init; }

    /// <summary>From when on it applies (UTC, inclusive), or null.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Until when it applies (UTC, exclusive), or null.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The standard prices.</summary>
    public required TokenRates Rates { get; init; }

    /// <summary>The standard prices for long contexts.</summary>
    public required IReadOnlyList<ContextBand> Above { get; init; }

    /// <summary>Other service tiers: a factor, or prices.</summary>
    public required IReadOnlyDictionary<string, TierPrice> Tiers { get; init; }

    /// <summary>One web search, or null when unknown.</summary>
    public decimal? WebSearch { get; init; }

    /// <summary>The fee for each request, or null for none.</summary>
    public decimal? Request { get; init; }

    /// <summary>The page that states the price, or null.</summary>
    public Uri? Source { get; init; }

    /// <summary>What is worth knowing, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Tells of a price.</summary>
    /// <param name="price">The price.</param>
    public static PriceInfo Of(AppliedPrice price) => new()
    {
        Model = price.Entry.Model,
        Vendor = price.Vendor?.Id ?? price.Entry.Vendor,
        VendorName = price.Vendor?.Name,
        Aliases = price.Entry.Aliases,
        Rule = price.Rule,
        Origin = price.Origin,
        ValidFrom = price.ValidFrom,
        ValidTo = price.ValidTo,
        Rates = price.Entry.Rates,
        Above = price.Entry.Above,
        Tiers = price.Entry.Tiers.ToDictionary(tier => tier.Key.ToString().ToLowerInvariant(), tier => tier.Value),
        WebSearch = price.Entry.WebSearch,
        Request = price.Entry.Request,
        Source = price.Source,
        Note = price.Entry.Note,
    };
}
