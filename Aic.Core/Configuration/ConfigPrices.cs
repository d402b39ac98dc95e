using System.Runtime.InteropServices;
using System.Text.Json;
using Aic.Core.Pricing;

namespace Aic.Core.Configuration;

/// <summary>The user's own prices and model aliases in the configuration file.</summary>
internal static class ConfigPrices
{
    private const int MostEntries = 10_000;

    /// <summary>Reads the prices; a field that doesn't exist is a mistake here, since a price with a mistyped name would be silently wrong.</summary>
    public static IReadOnlyList<PriceEntry> Read(ConfigFields root)
    {
        if (root.Any(ConfigFieldNames.Prices) is not { } list)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostEntries)
        {
            throw root.Fail(ConfigFieldNames.Prices, ConfigRules.PricesProblem);
        }

        List<PriceEntry> prices = [];
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                throw root.Fail(ConfigFieldNames.Prices, ConfigRules.PricesProblem);
            }

            try
            {
                Utf8JsonReader reader = new(JsonMarshal.GetRawUtf8Value(item));
                reader.Read();
                prices.Add(PriceEntryReader.Read(ref reader, isStrict: true));
            }
            catch (PriceDataException exception)
            {
                throw root.Fail(ConfigFieldNames.Prices, $"holds a price that isn't valid (number {prices.Count + 1} of the list): {exception.Message}");
            }
        }

        return prices;
    }

    /// <summary>Reads the aliases.</summary>
    public static IReadOnlyDictionary<string, string> ReadAliases(ConfigFields root)
    {
        if (root.Any(ConfigFieldNames.ModelAliases) is not { } names)
        {
            return new Dictionary<string, string>();
        }

        if (names.ValueKind != JsonValueKind.Object)
        {
            throw root.Fail(ConfigFieldNames.ModelAliases, ConfigRules.AliasesProblem);
        }

        Dictionary<string, string> aliases = [];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty alias in names.EnumerateObject())
        {
            string? model = alias.Value.ValueKind == JsonValueKind.String ? alias.Value.GetString() : null;
            if (string.IsNullOrWhiteSpace(model) || string.IsNullOrWhiteSpace(alias.Name) || !seen.Add(alias.Name.Trim()))
            {
                throw root.Fail(ConfigFieldNames.ModelAliases, ConfigRules.AliasesProblem);
            }

            aliases.Add(alias.Name, model);
        }

        return aliases;
    }

    /// <summary>Writes both, where there are any.</summary>
    public static void Write(Utf8JsonWriter writer, AgentConfig config)
    {
        if (config.Prices.Count > 0)
        {
            writer.WriteStartArray(ConfigFieldNames.Prices);
            foreach (PriceEntry price in config.Prices)
            {
                PriceEntryWriter.Write(writer, price);
            }

            writer.WriteEndArray();
        }

        if (config.ModelAliases.Count > 0)
        {
            writer.WriteStartObject(ConfigFieldNames.ModelAliases);
            foreach ((string name, string model) in config.ModelAliases)
            {
                writer.WriteString(name, model);
            }

            writer.WriteEndObject();
        }
    }
}
