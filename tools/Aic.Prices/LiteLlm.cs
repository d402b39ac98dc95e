using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aic.Core.Pricing;

namespace Aic.Prices;

/// <summary>Reads LiteLLM's <c>model_prices_and_context_window.json</c>, prices for single tokens: https://github.com/BerriAI/litellm (MIT).</summary>
internal static partial class LiteLlm
{
    public const string Name = "LiteLLM";

    // 0.13 stands there for half of 0.25.
    private const decimal MostRounding = 0.12m;

    private static readonly (ServiceTier Tier, string Suffix)[] Tiers =
        [(ServiceTier.Batch, "_batches"), (ServiceTier.Flex, "_flex"), (ServiceTier.Priority, "_priority")];

    /// <summary>Reads the data set.</summary>
    public static IEnumerable<ListedPrice> Read(JsonDocument document)
    {
        foreach (JsonProperty model in document.RootElement.EnumerateObject())
        {
            if (model.Value.ValueKind == JsonValueKind.Object
                && model.Value.TryGetProperty("litellm_provider", out JsonElement provider)
                && model.Value.PricePerToken("input_cost_per_token") is not null)
            {
                yield return new ListedPrice(Name, provider.GetString()!, ReadEntry(model.Name[(model.Name.LastIndexOf('/') + 1)..], model.Value));
            }
        }
    }

    private static PriceEntry ReadEntry(string model, JsonElement fields)
    {
        TokenRates rates = Rates(fields, "");
        List<ContextBand> above = [];
        foreach (long context in fields.EnumerateObject().Select(field => AboveContext().Match(field.Name)).Where(match => match.Success)
            .Select(match => long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * 1000).Distinct().Order())
        {
            TokenRates band = Rates(fields, $"_above_{context / 1000}k_tokens");
            if (band.Input is not null && band.Output is not null)
            {
                above.Add(new ContextBand(context, band));
            }
        }

        Dictionary<ServiceTier, TierPrice> tiers = [];
        foreach ((ServiceTier tier, string suffix) in Tiers)
        {
            if (TierOf(rates, Rates(fields, suffix)) is { } price)
            {
                tiers[tier] = price;
            }
        }

        if (fields.TryGetProperty("provider_specific_entry", out JsonElement factors) && factors.ValueKind == JsonValueKind.Object && factors.Price("fast") is { } fast)
        {
            tiers[ServiceTier.Fast] = new TierPrice { Factor = fast };
        }

        decimal? search = fields.TryGetProperty("search_context_cost_per_query", out JsonElement searches) ? searches.Price("search_context_size_medium") : null;
        return new PriceEntry { Model = model, Rates = rates, Above = above, Tiers = tiers, WebSearch = search };
    }

    private static TokenRates Rates(JsonElement fields, string suffix) => new()
    {
        Input = fields.PricePerToken("input_cost_per_token" + suffix),
        Output = fields.PricePerToken("output_cost_per_token" + suffix),
        CacheRead = fields.PricePerToken("cache_read_input_token_cost" + suffix),
        CacheWrite5m = fields.PricePerToken("cache_creation_input_token_cost" + suffix),
        CacheWrite1h = suffix.Length == 0 ? fields.PricePerToken("cache_creation_input_token_cost_above_1hr") : null,
        AudioInput = fields.PricePerToken("input_cost_per_audio_token" + suffix),
        AudioOutput = fields.PricePerToken("output_cost_per_audio_token" + suffix),
    };

    /// <summary>A factor where all of the tier's prices have the same, else the prices themselves.</summary>
    private static TierPrice? TierOf(TokenRates standard, TokenRates tier)
    {
        if (tier.Input is null || tier.Output is null || standard.Output is null)
        {
            return null;
        }

        decimal factor = tier.Input.Value / standard.Input!.Value;
        bool isFactor = decimal.Round(factor, 4) == factor
            && tier.Output / standard.Output == factor
            && (tier.CacheRead is null || standard.CacheRead is null || Math.Abs((tier.CacheRead.Value / standard.CacheRead.Value / factor) - 1) < MostRounding);
        return isFactor ? new TierPrice { Factor = JsonNumbers.Plain(factor) } : new TierPrice { Rates = tier };
    }

    [GeneratedRegex(@"\Ainput_cost_per_token_above_(\d+)k_tokens\z")]
    private static partial Regex AboveContext();
}
