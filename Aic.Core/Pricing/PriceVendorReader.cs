using System.Text.Json;

namespace Aic.Core.Pricing;

/// <summary>Reads one vendor of a price book.</summary>
internal static class PriceVendorReader
{
    /// <summary>Reads a vendor.</summary>
    /// <param name="reader">Stands on the object's start, and afterwards on its end.</param>
    /// <exception cref="PriceDataException">A value is wrong or missing.</exception>
    public static PriceVendor Read(ref Utf8JsonReader reader)
    {
        PriceValues.Expect(reader.TokenType == JsonTokenType.StartObject, "vendors", "must be a list of objects");
        string? id = null;
        string? name = null;
        string? like = null;
        Uri? source = null;
        IReadOnlyList<string> aliases = [];
        while (PriceValues.NextField(ref reader) is { } field)
        {
            switch (field)
            {
                case "id":
                    id = PriceValues.Text(ref reader, field);
                    break;
                case "name":
                    name = PriceValues.Text(ref reader, field);
                    break;
                case "like":
                    like = PriceValues.Text(ref reader, field);
                    break;
                case "source":
                    source = PriceValues.Address(ref reader, field);
                    break;
                case "aliases":
                    aliases = PriceValues.Texts(ref reader, field);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        PriceValues.Expect(id is not null && name is not null && source is not null, "vendors", "must have \"id\", \"name\" and \"source\" each");
        return new PriceVendor(id!, name!, source!) { Aliases = aliases, Like = like };
    }
}
