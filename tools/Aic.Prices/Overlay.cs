using System.Text.Json;
using System.Text.Json.Serialization;
using Aic.Core.Pricing;

namespace Aic.Prices;

/// <summary>What is decided by hand: whose prices are taken from where, and every correction with its reason.</summary>
/// <param name="Vendors">The vendors, in the book's order.</param>
/// <param name="Corrections">Prices that replace what the data sets say.</param>
/// <param name="Aliases">Names that the data sets don't have.</param>
internal sealed record Overlay(IReadOnlyList<OverlayVendor> Vendors, IReadOnlyList<Correction> Corrections, IReadOnlyList<ExtraAliases> Aliases)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads an overlay.</summary>
    /// <exception cref="JsonException">It isn't one.</exception>
    /// <exception cref="PriceDataException">A correction's price isn't valid.</exception>
    public static Overlay Read(ReadOnlyMemory<byte> utf8)
    {
        RawOverlay raw = JsonSerializer.Deserialize<RawOverlay>(utf8.Span, Options) ?? throw new JsonException("The overlay is empty.");
        return new Overlay(raw.Vendors, [.. raw.Corrections.Select(ReadCorrection)], raw.Aliases);
    }

    private static Correction ReadCorrection(RawCorrection raw)
    {
        List<PriceEntry> entries = [];
        foreach (JsonElement price in raw.Prices)
        {
            Utf8JsonReader reader = new(JsonSerializer.SerializeToUtf8Bytes(price));
            reader.Read();
            entries.Add(PriceEntryReader.Read(ref reader, isStrict: true) with { Vendor = raw.Vendor });
        }

        return new Correction(raw.Vendor, raw.Reason, entries, raw.Drop ?? []);
    }

    private sealed record RawOverlay(IReadOnlyList<OverlayVendor> Vendors, IReadOnlyList<RawCorrection> Corrections, IReadOnlyList<ExtraAliases> Aliases);

    private sealed record RawCorrection(string Vendor, string Reason, IReadOnlyList<JsonElement> Prices, IReadOnlyList<string>? Drop);
}

/// <summary>A vendor, and what the data sets call it.</summary>
internal sealed record OverlayVendor(string Id, string Name, Uri Source)
{
    /// <summary>Other names that tools give it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The vendor whose prices it takes where it has none of its own.</summary>
    public string? Like { get; init; }

    /// <summary>Its names in the data sets; empty for a vendor whose prices are all corrections.</summary>
    public IReadOnlyList<string> Listed { get; init; } = [];

    /// <summary>The models to take, with wildcards; empty for all.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>The models to leave out, with wildcards.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Models that go by another name in the book, such as one without "-latest".</summary>
    public IReadOnlyDictionary<string, string> Rename { get; init; } = new Dictionary<string, string>();

    /// <summary>What reading from a cache costs where no data set says it, as a factor on input.</summary>
    public decimal? CacheReadFactor { get; init; }

    /// <summary>What writing to a cache of 5 minutes costs where no data set says it, as a factor on input.</summary>
    [JsonPropertyName("cache_write_5m_factor")]
    public decimal? CacheWrite5mFactor { get; init; }

    /// <summary>The same for a cache of an hour.</summary>
    [JsonPropertyName("cache_write_1h_factor")]
    public decimal? CacheWrite1hFactor { get; init; }

    /// <summary>The factor of batches where no data set says it.</summary>
    public decimal? Batch { get; init; }

    /// <summary>The price of a web search where no data set says it.</summary>
    public decimal? WebSearch { get; init; }
}

/// <summary>Prices decided by hand.</summary>
/// <param name="Vendor">Whose prices.</param>
/// <param name="Reason">Why, with the page that decides it.</param>
/// <param name="Prices">All entries of the models they name.</param>
/// <param name="Drop">Models, with wildcards, that have no place in the book.</param>
internal sealed record Correction(string Vendor, string Reason, IReadOnlyList<PriceEntry> Prices, IReadOnlyList<string> Drop);

/// <summary>Further names of a model.</summary>
internal sealed record ExtraAliases(string Vendor, string Model, IReadOnlyList<string> Names, string Reason);
