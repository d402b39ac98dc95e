using Aic.Core.Pricing;

namespace Aic.PowerShell.Output;

/// <summary>What a model costs, in US dollars for a million tokens, and why. A price that isn't known is null.</summary>
public sealed class AicPrice
{
    private readonly AppliedPrice _price;

    internal AicPrice(string name, AppliedPrice price)
    {
        Name = name;
        _price = price;
    }

    /// <summary>The name that was asked for.</summary>
    public string Name { get; }

    /// <summary>The model, as its vendor names it.</summary>
    public string Model => _price.Entry.Model;

    /// <summary>The id of whose price it is; null for a price of the user's own that names nobody.</summary>
    public string? ProviderId => _price.Vendor?.Id ?? _price.Entry.Vendor;

    /// <summary>The name of whose price it is.</summary>
    public string? ProviderName => _price.Vendor?.Name;

    /// <summary>Uncached input.</summary>
    public decimal? Input => _price.Entry.Rates.Input;

    /// <summary>Input read from a prompt cache.</summary>
    public decimal? CacheRead => _price.Entry.Rates.CacheRead;

    /// <summary>Input written to a prompt cache that lives 5 minutes, or has one lifetime only.</summary>
    public decimal? CacheWrite5m => _price.Entry.Rates.CacheWrite5m;

    /// <summary>Input written to a prompt cache that lives an hour.</summary>
    public decimal? CacheWrite1h => _price.Entry.Rates.CacheWrite1h;

    /// <summary>Output, reasoning included.</summary>
    public decimal? Output => _price.Entry.Rates.Output;

    /// <summary>Audio put in.</summary>
    public decimal? AudioInput => _price.Entry.Rates.AudioInput;

    /// <summary>Audio that came out.</summary>
    public decimal? AudioOutput => _price.Entry.Rates.AudioOutput;

    /// <summary>US dollars for one web search.</summary>
    public decimal? WebSearch => _price.Entry.WebSearch;

    /// <summary>US dollars for each request beside its tokens; null for none.</summary>
    public decimal? Request => _price.Entry.Request;

    /// <summary>The first context, in tokens of one request, above which other prices apply; null for none.</summary>
    public long? LongContextThreshold => _price.LongContextThreshold;

    /// <summary>The prices for long contexts.</summary>
    public IReadOnlyList<ContextBand> LongContext => _price.Entry.Above;

    /// <summary>The prices of other service tiers: a factor, or prices of their own.</summary>
    public IReadOnlyDictionary<ServiceTier, TierPrice> Tiers => _price.Entry.Tiers;

    /// <summary>How the name that was asked for led to this price.</summary>
    public string Rule => _price.Rule;

    /// <summary>Where the price comes from: with the program, fetched since, or the user's own.</summary>
    public PriceOrigin Origin => _price.Origin;

    /// <summary>From when on it applies (UTC, inclusive); null for ever before.</summary>
    public DateOnly? ValidFrom => _price.ValidFrom;

    /// <summary>Until when it applies (UTC, exclusive); null for as long as is known.</summary>
    public DateOnly? ValidTo => _price.ValidTo;

    /// <summary>Further names of the model.</summary>
    public IReadOnlyList<string> Aliases => _price.Entry.Aliases;

    /// <summary>The page that states the price; null for a price of the user's own that names none.</summary>
    public Uri? Source => _price.Source;

    /// <summary>What is worth knowing about the price.</summary>
    public string? Note => _price.Entry.Note;

    /// <summary>When the price applies, in words.</summary>
    public string Validity => PriceText.Validity(_price);

    /// <summary>The model.</summary>
    public override string ToString() => Model;
}
