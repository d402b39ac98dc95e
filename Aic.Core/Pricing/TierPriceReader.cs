using System.Text.Json;

namespace Aic.Core.Pricing;

/// <summary>Reads what a price says about long contexts and other service tiers.</summary>
internal static class TierPriceReader
{
    private const string BandsProblem = "must be a list of objects: [{ \"context\": 200000, … }]";

    /// <summary>Reads the prices for long contexts.</summary>
    /// <exception cref="PriceDataException">A value is wrong.</exception>
    public static IReadOnlyList<ContextBand> ReadBands(ref Utf8JsonReader reader, bool isStrict)
    {
        PriceValues.Expect(reader.TokenType == JsonTokenType.StartArray, PriceFieldNames.Above, BandsProblem);
        List<ContextBand> bands = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            PriceValues.Expect(reader.TokenType == JsonTokenType.StartObject, PriceFieldNames.Above, BandsProblem);
            ContextBand band = ReadBand(ref reader, isStrict);
            PriceValues.Expect(bands.Count == 0 || band.Above > bands[^1].Above, PriceFieldNames.Above, "must be ordered by rising \"context\"");
            bands.Add(band);
        }

        return bands;
    }

    /// <summary>Reads the price of a tier: a number is a factor.</summary>
    /// <exception cref="PriceDataException">A value is wrong.</exception>
    public static TierPrice ReadTier(ref Utf8JsonReader reader, string tier, bool isStrict)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out decimal factor) && factor > 0 && PriceRules.IsAmount(factor, PriceRules.MaxFactor))
        {
            return new TierPrice { Factor = factor };
        }

        PriceValues.Expect(reader.TokenType == JsonTokenType.StartObject, tier, PriceRules.TierProblem);
        RatesBuilder rates = new();
        IReadOnlyList<ContextBand> above = [];
        while (PriceValues.NextField(ref reader) is { } name)
        {
            if (rates.TryTake(ref reader, name))
            {
                continue;
            }

            if (name == PriceFieldNames.Above)
            {
                above = ReadBands(ref reader, isStrict);
            }
            else
            {
                PriceValues.PassOver(ref reader, name, isStrict);
            }
        }

        PriceValues.Expect(rates.HasAny, tier, PriceRules.TierProblem);
        return new TierPrice { Rates = rates.Rates, Above = above };
    }

    private static ContextBand ReadBand(ref Utf8JsonReader reader, bool isStrict)
    {
        long? context = null;
        RatesBuilder rates = new();
        while (PriceValues.NextField(ref reader) is { } name)
        {
            if (rates.TryTake(ref reader, name))
            {
                continue;
            }

            if (name == PriceFieldNames.Context)
            {
                context = PriceValues.Context(ref reader, name);
            }
            else
            {
                PriceValues.PassOver(ref reader, name, isStrict);
            }
        }

        PriceValues.Expect(context is not null, PriceFieldNames.Context, "is missing in \"above\": the tokens of one request above which these prices apply");
        PriceValues.Expect(rates.HasAny, PriceFieldNames.Above, "must hold all prices of such a request: input, output, …");
        return new ContextBand(context!.Value, rates.Rates);
    }
}
