using System.Text.Json;

namespace Aic.Prices;

/// <summary>Reads numbers of the data sets.</summary>
internal static class JsonNumbers
{
    private const decimal Million = 1_000_000m;

    /// <summary>A number; null where there is none.</summary>
    public static decimal? Number(this JsonElement fields, string name) =>
        fields.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number)
            ? number
            : null;

    /// <summary>A price; null where there is none, or zero, with which some data sets say that they know none.</summary>
    public static decimal? Price(this JsonElement fields, string name) => fields.Number(name) is { } price and > 0 ? Plain(price) : null;

    /// <summary>A price for one token as one for a million; null where there is none.</summary>
    public static decimal? PricePerToken(this JsonElement fields, string name) => fields.Number(name) is { } price and > 0 ? Plain(price * Million) : null;

    /// <summary>The number without zeros at its end, and rounded to the decimals that a price may have.</summary>
    public static decimal Plain(decimal number) => decimal.Round(number, 8) / 1.0000000000000000000000000000m;
}
