using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aic.Core.Pricing;

namespace Aic.Prices;

/// <summary>Writes the price book's file: one line for each price, so that people can read and compare it.</summary>
internal static class BookWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's content.</summary>
    public static byte[] Format(DateOnly date, IEnumerable<OverlayVendor> vendors, IEnumerable<PriceEntry> entries)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{{\n\"schema\": {PriceData.Schema},\n\"date\": \"{date:yyyy-MM-dd}\",\n");
        text.Append("\"unit\": \"US dollars for a million tokens; web_search and request for one\",\n");
        text.Append("\"vendors\": [\n").AppendJoin(",\n", vendors.Select(vendor => Line(writer => Write(writer, vendor)))).Append("\n],\n");
        text.Append("\"prices\": [\n").AppendJoin(",\n", entries.Select(entry => Line(writer => PriceEntryWriter.Write(writer, entry)))).Append("\n]\n}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Line(Action<Utf8JsonWriter> write)
    {
        using MemoryStream line = new();
        using (Utf8JsonWriter writer = new(line, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(line.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, OverlayVendor vendor)
    {
        writer.WriteStartObject();
        writer.WriteString("id", vendor.Id);
        writer.WriteString("name", vendor.Name);
        if (vendor.Aliases.Count > 0)
        {
            writer.WriteStartArray("aliases");
            foreach (string alias in vendor.Aliases)
            {
                writer.WriteStringValue(alias);
            }

            writer.WriteEndArray();
        }

        if (vendor.Like is not null)
        {
            writer.WriteString("like", vendor.Like);
        }

        writer.WriteString("source", vendor.Source.AbsoluteUri);
        writer.WriteEndObject();
    }
}
