using System.Text.Json;

namespace Aic.Core.Pricing;

/// <summary>
/// A price book's file. Reading it finds where each price stands and reads no price: of a thousand, a run needs a few.
/// The format is described in docs/prices.md.
/// </summary>
internal sealed class PriceData
{
    /// <summary>The version of the format that this program reads.</summary>
    public const int Schema = 1;

    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly Dictionary<string, PriceVendor> _vendorsByName = [];
    private readonly List<PriceVendor> _vendors = [];

    private PriceData(ReadOnlyMemory<byte> utf8) => _utf8 = utf8;

    /// <summary>The day on which the prices were true.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>The vendors; where several sell a model, the first counts for usage that doesn't tell whose it was.</summary>
    public IReadOnlyList<PriceVendor> Vendors => _vendors;

    /// <summary>The models.</summary>
    public PriceIndex Index { get; } = new();

    /// <summary>Reads a file.</summary>
    /// <param name="utf8">The content.</param>
    /// <exception cref="PriceDataException">It is no price book, or one of a later format.</exception>
    public static PriceData Read(ReadOnlyMemory<byte> utf8)
    {
        PriceData data = new(utf8);
        try
        {
            data.ReadAll();
        }
        catch (JsonException exception)
        {
            throw new PriceDataException($"the text isn't JSON (line {exception.LineNumber + 1})", exception);
        }

        return data;
    }

    /// <summary>The vendor of an id or another name of it; null when there is none. Case doesn't matter.</summary>
    public PriceVendor? FindVendor(string name) =>
        _vendorsByName.TryGetValue(name, out PriceVendor? vendor) || _vendorsByName.TryGetValue(name.ToLowerInvariant(), out vendor) ? vendor : null;

    /// <summary>The entry at a place that the index names.</summary>
    /// <exception cref="PriceDataException">A value is wrong.</exception>
    public PriceEntry EntryAt(int place)
    {
        Utf8JsonReader reader = new(_utf8.Span[place..]);
        reader.Read();
        return PriceEntryReader.Read(ref reader, isStrict: false);
    }

    private void ReadAll()
    {
        Utf8JsonReader reader = new(_utf8.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new PriceDataException("the text isn't a price book: it must be one JSON object");
        }

        int schema = 0;
        while (PriceValues.NextField(ref reader) is { } name)
        {
            if (name == "schema")
            {
                schema = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int version) ? version : 0;
                RequireSchema(schema);
            }
            else if (name == "date")
            {
                Date = PriceValues.Date(ref reader, "date");
            }
            else if (name == "vendors")
            {
                ReadVendors(ref reader);
            }
            else if (name == "prices")
            {
                ReadPrices(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        RequireSchema(schema);
        PriceValues.Expect(Date != default, "date", "is missing");
        PriceValues.Expect(_vendors.Count > 0, "vendors", "is missing or empty");
        PriceValues.Expect(Index.Models.Count > 0, "prices", "is missing or empty");
    }

    private void ReadVendors(ref Utf8JsonReader reader)
    {
        PriceValues.Expect(reader.TokenType == JsonTokenType.StartArray, "vendors", "must be a list");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            PriceVendor vendor = PriceVendorReader.Read(ref reader);
            _vendors.Add(vendor);
            foreach (string name in (IEnumerable<string>)[vendor.Id, .. vendor.Aliases])
            {
                PriceValues.Expect(_vendorsByName.TryAdd(name, vendor), "vendors", $"names \"{name}\" twice");
            }
        }
    }

    private void ReadPrices(ref Utf8JsonReader reader)
    {
        PriceValues.Expect(reader.TokenType == JsonTokenType.StartArray, "prices", "must be a list");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int place = checked((int)reader.TokenStartIndex);
            string? vendor = null;
            string? model = null;
            IReadOnlyList<string> aliases = [];
            PriceValues.Expect(reader.TokenType == JsonTokenType.StartObject, "prices", "must be a list of objects");
            while (PriceValues.NextField(ref reader) is { } name)
            {
                if (name == PriceFieldNames.Vendor)
                {
                    vendor = FindVendor(PriceValues.Text(ref reader, "vendor"))?.Id;
                }
                else if (name == PriceFieldNames.Model)
                {
                    model = PriceValues.Text(ref reader, "model");
                }
                else if (name == PriceFieldNames.Aliases)
                {
                    aliases = PriceValues.Texts(ref reader, "aliases");
                }
                else
                {
                    reader.Skip();
                }
            }

            PriceValues.Expect(model is not null, "model", "is missing in a price");
            PriceValues.Expect(vendor is not null, "vendor", $"of \"{model}\" is missing, or none of \"vendors\"");
            Index.Add(vendor, model!, aliases, place);
        }
    }

    private static void RequireSchema(int schema)
    {
        if (schema != Schema)
        {
            throw new PriceDataException(schema > Schema
                ? $"it has format {schema}, and this version of AIC Tracker reads format {Schema}: install a newer version"
                : $"\"schema\" must be {Schema}");
        }
    }
}
