using System.Globalization;
using System.Text.Json;
using Aic.Core.Pricing;

namespace Aic.Prices;

/// <summary>Reads genai-prices' <c>data.json</c>, the one data set with dates of changes: https://github.com/pydantic/genai-prices (MIT).</summary>
internal static class GenaiPrices
{
    public const string Name = "genai-prices";

    /// <summary>Reads the data set.</summary>
    public static IEnumerable<ListedPrice> Read(JsonDocument document)
    {
        foreach (JsonElement provider in document.RootElement.EnumerateArray())
        {
            foreach (JsonElement model in provider.GetProperty("models").EnumerateArray())
            {
                string[] names = [.. ExactNames(model.GetProperty("match"))];
                foreach ((DateOnly? from, JsonElement prices) in ByDate(model.GetProperty("prices")))
                {
                    if (Rate(prices, "input_mtok", 0) is not null)
                    {
                        yield return new ListedPrice(Name, provider.GetProperty("id").GetString()!, ReadEntry(model.GetProperty("id").GetString()!, names, from, prices));
                    }
                }
            }
        }
    }

    private static IEnumerable<string> ExactNames(JsonElement match)
    {
        if (match.TryGetProperty("or", out JsonElement several))
        {
            return several.EnumerateArray().SelectMany(ExactNames);
        }

        return match.TryGetProperty("equals", out JsonElement name) ? [name.GetString()!] : [];
    }

    // Prices by time of day are left out: a price book line covers whole days, and the overlay says what it takes.
    private static IEnumerable<(DateOnly? From, JsonElement Prices)> ByDate(JsonElement prices)
    {
        if (prices.ValueKind == JsonValueKind.Object)
        {
            yield return (null, prices);
            yield break;
        }

        foreach (JsonElement item in prices.EnumerateArray())
        {
            if (!item.TryGetProperty("constraint", out JsonElement constraint) || constraint.ValueKind == JsonValueKind.Null)
            {
                yield return (null, item.GetProperty("prices"));
            }
            else if (constraint.TryGetProperty("start_date", out JsonElement start))
            {
                yield return (DateOnly.Parse(start.GetString()!, CultureInfo.InvariantCulture), item.GetProperty("prices"));
            }
        }
    }

    private static PriceEntry ReadEntry(string model, IReadOnlyList<string> names, DateOnly? from, JsonElement prices)
    {
        List<ContextBand> above = [];
        foreach (long start in Starts(prices).Distinct().Order())
        {
            above.Add(new ContextBand(start, Rates(prices, start)));
        }

        return new PriceEntry
        {
            Model = model,
            Aliases = names,
            From = from,
            Rates = Rates(prices, 0),
            Above = above,
            WebSearch = PerThousand(prices, "web_searches_kcount"),
            Request = PerThousand(prices, "requests_kcount"),
        };
    }

    private static IEnumerable<long> Starts(JsonElement prices) =>
        prices.EnumerateObject()
            .Where(price => price.Value.ValueKind == JsonValueKind.Object && price.Value.TryGetProperty("tiers", out _))
            .SelectMany(price => price.Value.GetProperty("tiers").EnumerateArray())
            .Select(tier => Threshold(tier.GetProperty("start").GetInt64()));

    // 271999 and 272000 both mean "above 272000" there.
    private static long Threshold(long start) => start % 1000 == 999 ? start + 1 : start;

    private static TokenRates Rates(JsonElement prices, long context) => new()
    {
        Input = Rate(prices, "input_mtok", context),
        Output = Rate(prices, "output_mtok", context),
        CacheRead = Rate(prices, "cache_read_mtok", context),
        CacheWrite5m = Rate(prices, "cache_write_mtok", context),
        CacheWrite1h = Rate(prices, "cache_write_1h_mtok", context),
        AudioInput = Rate(prices, "input_audio_mtok", context),
        AudioOutput = Rate(prices, "output_audio_mtok", context),
    };

    private static decimal? Rate(JsonElement prices, string name, long context)
    {
        if (!prices.TryGetProperty(name, out JsonElement price) || price.ValueKind == JsonValueKind.Number)
        {
            return prices.Price(name);
        }

        JsonElement[] reached = [.. price.GetProperty("tiers").EnumerateArray().Where(tier => Threshold(tier.GetProperty("start").GetInt64()) <= context)];
        return reached.Length == 0 ? price.Price("base") : reached[^1].Price("price");
    }

    private static decimal? PerThousand(JsonElement prices, string name) => prices.Price(name) is { } price ? JsonNumbers.Plain(price / 1000) : null;
}
