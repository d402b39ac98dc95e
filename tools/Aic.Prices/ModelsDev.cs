using System.Text.Json;
using Aic.Core.Pricing;

namespace Aic.Prices;

/// <summary>Reads models.dev's <c>api.json</c>: https://models.dev (MIT).</summary>
internal static class ModelsDev
{
    public const string Name = "models.dev";

    private const long OlderThreshold = 200_000;

    /// <summary>Reads the data set.</summary>
    public static IEnumerable<ListedPrice> Read(JsonDocument document)
    {
        foreach (JsonProperty provider in document.RootElement.EnumerateObject())
        {
            foreach (JsonProperty model in provider.Value.GetProperty("models").EnumerateObject())
            {
                if (model.Value.TryGetProperty("cost", out JsonElement cost) && cost.Price("input") is not null)
                {
                    yield return new ListedPrice(Name, provider.Name, new PriceEntry { Model = model.Name, Rates = Rates(cost), Above = [.. Bands(cost)] });
                }
            }
        }
    }

    private static IEnumerable<ContextBand> Bands(JsonElement cost)
    {
        if (cost.TryGetProperty("tiers", out JsonElement tiers))
        {
            return tiers.EnumerateArray()
                .Where(tier => tier.GetProperty("tier").TryGetProperty("size", out _) && tier.Price("input") is not null)
                .Select(tier => new ContextBand(tier.GetProperty("tier").GetProperty("size").GetInt64(), Rates(tier)))
                .OrderBy(band => band.Above);
        }

        return cost.TryGetProperty("context_over_200k", out JsonElement above) ? [new ContextBand(OlderThreshold, Rates(above))] : [];
    }

    private static TokenRates Rates(JsonElement cost) => new()
    {
        Input = cost.Price("input"),
        Output = cost.Price("output"),
        CacheRead = cost.Price("cache_read"),
        CacheWrite5m = cost.Price("cache_write"),
        AudioInput = cost.Price("input_audio"),
        AudioOutput = cost.Price("output_audio"),
    };
}
