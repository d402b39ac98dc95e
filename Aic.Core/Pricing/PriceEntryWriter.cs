using System.Globalization;
using System.Text.Json;

namespace Aic.Core.Pricing;

/// <summary>Writes one price: the counterpart of <see cref="PriceEntryReader"/>.</summary>
internal static class PriceEntryWriter
{
    /// <summary>Writes a price as an object.</summary>
    public static void Write(Utf8JsonWriter writer, PriceEntry entry)
    {
        writer.WriteStartObject();
        Text(writer, PriceFieldNames.Vendor, entry.Vendor);
        Text(writer, PriceFieldNames.Model, entry.Model);
        if (entry.Aliases.Count > 0)
        {
            writer.WriteStartArray(PriceFieldNames.Aliases);
            foreach (string alias in entry.Aliases)
            {
                writer.WriteStringValue(alias);
            }

            writer.WriteEndArray();
        }

        Text(writer, PriceFieldNames.From, Day(entry.From));
        Text(writer, PriceFieldNames.To, Day(entry.To));
        Rates(writer, entry.Rates);
        Bands(writer, entry.Above);
        foreach ((ServiceTier tier, TierPrice price) in entry.Tiers.OrderBy(pair => pair.Key))
        {
            if (price.Factor is { } factor)
            {
                writer.WriteNumber(PriceFieldNames.Of(tier), factor);
                continue;
            }

            writer.WriteStartObject(PriceFieldNames.Of(tier));
            Rates(writer, price.Rates!);
            Bands(writer, price.Above);
            writer.WriteEndObject();
        }

        Number(writer, PriceFieldNames.WebSearch, entry.WebSearch);
        Number(writer, PriceFieldNames.Request, entry.Request);
        Text(writer, PriceFieldNames.Source, entry.Source?.AbsoluteUri);
        Text(writer, PriceFieldNames.Note, entry.Note);
        writer.WriteEndObject();
    }

    private static void Bands(Utf8JsonWriter writer, IReadOnlyList<ContextBand> bands)
    {
        if (bands.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(PriceFieldNames.Above);
        foreach (ContextBand band in bands)
        {
            writer.WriteStartObject();
            writer.WriteNumber(PriceFieldNames.Context, band.Above);
            Rates(writer, band.Rates);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Rates(Utf8JsonWriter writer, TokenRates rates)
    {
        Number(writer, PriceFieldNames.Input, rates.Input);
        Number(writer, PriceFieldNames.CacheRead, rates.CacheRead);
        Number(writer, PriceFieldNames.CacheWrite5m, rates.CacheWrite5m);
        Number(writer, PriceFieldNames.CacheWrite1h, rates.CacheWrite1h);
        Number(writer, PriceFieldNames.Output, rates.Output);
        Number(writer, PriceFieldNames.AudioInput, rates.AudioInput);
        Number(writer, PriceFieldNames.AudioOutput, rates.AudioOutput);
    }

    private static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Number(Utf8JsonWriter writer, string name, decimal? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
