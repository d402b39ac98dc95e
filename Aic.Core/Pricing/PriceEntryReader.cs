using System.Text.Json;
using Aic.Core.Http;

namespace Aic.Core.Pricing;

/// <summary>Reads one price, from a price book or from the configuration.</summary>
internal static class PriceEntryReader
{
    /// <summary>Reads a price.</summary>
    /// <param name="reader">Stands on the object's start, and afterwards on its end.</param>
    /// <param name="isStrict">Whether a field that doesn't exist is a mistake (somebody typed it) or is passed over (a later version's data).</param>
    /// <exception cref="PriceDataException">A value is wrong; the message names the model where it is known.</exception>
    public static PriceEntry Read(ref Utf8JsonReader reader, bool isStrict)
    {
        PriceEntry entry = new() { Model = "", Rates = new TokenRates() };
        try
        {
            ReadFields(ref reader, isStrict, ref entry);
        }
        catch (PriceDataException exception) when (entry.Model.Length > 0)
        {
            throw new PriceDataException($"the price of \"{KeyText.Mask(entry.Model)}\": {exception.Message}", exception);
        }

        return entry;
    }

    private static void ReadFields(ref Utf8JsonReader reader, bool isStrict, ref PriceEntry entry)
    {
        RatesBuilder rates = new();
        Dictionary<ServiceTier, TierPrice> tiers = [];
        while (PriceValues.NextField(ref reader) is { } name)
        {
            if (rates.TryTake(ref reader, name))
            {
                continue;
            }

            if (PriceFieldNames.Tier(name) is { } tier)
            {
                tiers[tier] = TierPriceReader.ReadTier(ref reader, name, isStrict);
                continue;
            }

            switch (name)
            {
                case PriceFieldNames.Model:
                    entry = entry with { Model = PriceValues.Text(ref reader, name) };
                    break;
                case PriceFieldNames.Vendor:
                    entry = entry with { Vendor = PriceValues.Text(ref reader, name) };
                    break;
                case PriceFieldNames.Aliases:
                    entry = entry with { Aliases = PriceValues.Texts(ref reader, name) };
                    break;
                case PriceFieldNames.From:
                    entry = entry with { From = PriceValues.Date(ref reader, name) };
                    break;
                case PriceFieldNames.To:
                    entry = entry with { To = PriceValues.Date(ref reader, name) };
                    break;
                case PriceFieldNames.Above:
                    entry = entry with { Above = TierPriceReader.ReadBands(ref reader, isStrict) };
                    break;
                case PriceFieldNames.WebSearch:
                    entry = entry with { WebSearch = PriceValues.Amount(ref reader, name, PriceRules.MaxFee, PriceRules.FeeProblem) };
                    break;
                case PriceFieldNames.Request:
                    entry = entry with { Request = PriceValues.Amount(ref reader, name, PriceRules.MaxFee, PriceRules.FeeProblem) };
                    break;
                case PriceFieldNames.Source:
                    entry = entry with { Source = PriceValues.Address(ref reader, name) };
                    break;
                case PriceFieldNames.Note:
                    entry = entry with { Note = PriceValues.Text(ref reader, name) };
                    break;
                default:
                    PriceValues.PassOver(ref reader, name, isStrict);
                    break;
            }
        }

        entry = entry with { Rates = rates.Rates, Tiers = tiers };
        Check(entry, rates.HasAny);
    }

    private static void Check(PriceEntry entry, bool hasRates)
    {
        PriceValues.Expect(entry.Model.Length > 0, PriceFieldNames.Model, "is missing: the model's name, as it stands in usage");
        PriceValues.Expect(hasRates || entry.Request is not null, PriceFieldNames.Input, $"is missing, and so are all other prices. The fields of a price: {PriceFieldNames.All}");
        PriceValues.Expect(entry.From is null || entry.To is null || entry.From < entry.To, PriceFieldNames.To, "must be later than \"from\"");
        foreach ((ServiceTier tier, TierPrice price) in entry.Tiers)
        {
            PriceValues.Expect(
                price.Above.Select(band => band.Above).SequenceEqual(entry.Above.Take(price.Above.Count).Select(band => band.Above)),
                PriceFieldNames.Of(tier),
                "must have its \"above\" at the same contexts as the standard prices");
        }
    }
}
