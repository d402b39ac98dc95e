using System.Text;
using System.Text.Json;
using Aic.Core.Pricing;
using Aic.Prices;

namespace Aic.Core.Tests.Pricing.Tool;

/// <summary>The price book is made of data sets in three shapes, of which the first that has a model decides, and of an overlay that decides over all.</summary>
public sealed class MergeTests
{
    private const string Genai =
        """
        [{ "id": "mk", "models": [
          { "id": "alpha", "match": { "or": [{ "equals": "alpha" }, { "equals": "alpha-one" }, { "equals": "alpha-2026-01-01" }] }, "prices": [
            { "prices": { "input_mtok": 2, "cache_read_mtok": 0.2, "output_mtok": 8, "web_searches_kcount": 10 } },
            { "constraint": { "type": "start_date", "start_date": "2026-03-01" }, "prices": { "input_mtok": 1, "cache_read_mtok": 0.1, "output_mtok": 4 } },
            { "constraint": { "type": "time_of_date", "start_time": "01:00:00Z", "end_time": "04:00:00Z" }, "prices": { "input_mtok": 9, "output_mtok": 9 } } ] },
          { "id": "tiered", "match": { "starts_with": "tiered" }, "prices": {
            "input_mtok": { "base": 3, "tiers": [{ "start": 271999, "price": 6 }] }, "output_mtok": { "base": 15, "tiers": [{ "start": 271999, "price": 22.5 }] } } },
          { "id": "pictures", "match": { "equals": "pictures" }, "prices": { "output_image_mtok": 30 } } ] },
         { "id": "stranger", "models": [{ "id": "foreign", "match": { "equals": "foreign" }, "prices": { "input_mtok": 1, "output_mtok": 1 } }] }]
        """;

    private const string ModelsDev =
        """
        { "maker": { "models": {
          "newest": { "cost": { "input": 5, "output": 25, "cache_read": 0.5, "cache_write": 6.25, "tiers": [{ "tier": { "type": "context", "size": 200000 }, "input": 10, "output": 37.5 }] } },
          "older": { "cost": { "input": 1, "output": 2, "context_over_200k": { "input": 2, "output": 3 } } },
          "free": { "cost": { "input": 0, "output": 0 } },
          "alpha": { "cost": { "input": 1.5, "output": 4 } },
          "left-out": { "cost": { "input": 1, "output": 1 } } } } }
        """;

    private const string LiteLlm =
        """
        { "sample_spec": { "input_cost_per_token": 0 },
          "maker/alpha": { "litellm_provider": "maker", "input_cost_per_token": 1e-06, "output_cost_per_token": 4e-06, "cache_read_input_token_cost": 1e-07,
            "input_cost_per_token_batches": 5e-07, "output_cost_per_token_batches": 2e-06, "input_cost_per_token_priority": 1.75e-06, "output_cost_per_token_priority": 8e-06,
            "input_cost_per_audio_token": 3.2e-05, "provider_specific_entry": { "fast": 6 }, "search_context_cost_per_query": { "search_context_size_medium": 0.01 } },
          "alpha-2026-05-05": { "litellm_provider": "maker", "input_cost_per_token": 1e-06, "output_cost_per_token": 4e-06 },
          "long": { "litellm_provider": "maker", "input_cost_per_token": 1.25e-06, "output_cost_per_token": 1e-05, "input_cost_per_token_above_200k_tokens": 2.5e-06,
            "output_cost_per_token_above_200k_tokens": 1.5e-05, "cache_creation_input_token_cost_above_1hr": 6e-06 } }
        """;

    private const string OverlayText =
        """
        { "vendors": [{ "id": "maker", "name": "The Maker", "source": "https://maker.example/prices", "listed": ["mk", "maker"], "exclude": ["left-*"], "rename": { "older": "old" },
            "cache_write_5m_factor": 1.25, "cache_write_1h_factor": 2, "batch": 0.5, "web_search": 0.02 }],
          "corrections": [{ "vendor": "maker", "reason": "Made up.", "prices": [{ "model": "newest", "input": 4, "output": 20 }], "drop": ["pict*"] }],
          "aliases": [{ "vendor": "maker", "model": "tiered", "names": ["t-1"], "reason": "Made up." }] }
        """;

    private readonly IReadOnlyList<PriceEntry> _entries;
    private readonly IReadOnlyList<Disagreement> _disagreements;

    public MergeTests()
    {
        using JsonDocument genai = JsonDocument.Parse(Genai);
        using JsonDocument modelsDev = JsonDocument.Parse(ModelsDev);
        using JsonDocument liteLlm = JsonDocument.Parse(LiteLlm);
        Merge merge = new(Overlay.Read(Encoding.UTF8.GetBytes(OverlayText)), new DateOnly(2026, 11, 24));
        _entries = merge.Run([.. GenaiPrices.Read(genai), .. Aic.Prices.ModelsDev.Read(modelsDev), .. Aic.Prices.LiteLlm.Read(liteLlm)]);
        _disagreements = merge.Disagreements;
    }

    [Fact]
    public void The_book_has_the_models_of_its_vendors_that_cost_tokens_each_once() =>
        Assert.Equal(["alpha", "alpha", "long", "newest", "old", "tiered"], [.. _entries.Select(entry => entry.Model)]);

    [Fact]
    public void Changes_keep_their_dates_and_prices_by_time_of_day_are_left_out()
    {
        PriceEntry[] alpha = [.. _entries.Where(entry => entry.Model == "alpha")];

        Assert.Equal([(null, 2m), (new DateOnly(2026, 3, 1), 1m)], [.. alpha.Select(entry => (entry.From, entry.Rates.Input!.Value))]);
    }

    [Fact]
    public void Other_data_sets_add_tiers_audio_and_fees_where_their_price_agrees()
    {
        PriceEntry[] alpha = [.. _entries.Where(entry => entry.Model == "alpha")];

        Assert.All(alpha, entry => Assert.Equal((0.5m, 6m), (entry.Tiers[ServiceTier.Batch].Factor, entry.Tiers[ServiceTier.Fast].Factor)));
        Assert.Equal((1.75m, 8m), (alpha[1].Tiers[ServiceTier.Priority].Rates!.Input, alpha[1].Tiers[ServiceTier.Priority].Rates!.Output));
        Assert.DoesNotContain(ServiceTier.Priority, alpha[0].Tiers.Keys);
        Assert.Equal((null, 32m), (alpha[0].Rates.AudioInput, alpha[1].Rates.AudioInput));
        Assert.Equal(0.01m, alpha[0].WebSearch);
    }

    [Fact]
    public void What_holds_for_all_of_a_vendor_fills_the_gaps()
    {
        PriceEntry alpha = _entries[1];

        Assert.Equal((1.25m, 2m), (alpha.Rates.CacheWrite5m, alpha.Rates.CacheWrite1h));
        Assert.All(_entries, entry => Assert.Equal(0.5m, entry.Tiers[ServiceTier.Batch].Factor));
        Assert.Equal(0.02m, _entries.Single(entry => entry.Model == "old").WebSearch);
        Assert.Null(_entries.Single(entry => entry.Model == "old").Rates.CacheWrite5m);
    }

    [Fact]
    public void Long_contexts_come_from_every_shape()
    {
        Assert.Equal((272_000, 6m, 22.5m), Band("tiered"));
        Assert.Equal((200_000, 2m, 3m), Band("old"));
        Assert.Equal((200_000, 2.5m, 15m), Band("long"));
        Assert.Equal(6m, _entries.Single(entry => entry.Model == "long").Rates.CacheWrite1h);
    }

    [Fact]
    public void The_overlay_decides_over_all_and_adds_names()
    {
        Assert.Equal((4m, 20m), (_entries.Single(entry => entry.Model == "newest").Rates.Input, _entries.Single(entry => entry.Model == "newest").Rates.Output));
        Assert.Equal(["t-1"], _entries.Single(entry => entry.Model == "tiered").Aliases);
        Assert.Equal(["alpha-one"], _entries[0].Aliases);
    }

    [Fact]
    public void Disagreements_are_told_with_both_numbers()
    {
        Disagreement found = Assert.Single(_disagreements);

        Assert.Equal(("alpha", "genai-prices", "models.dev", false), (found.Model, found.First, found.Second, found.IsDecided));
        Assert.Equal([new RateChange("input", 1m, 1.5m)], found.Rates);
    }

    [Fact]
    public void The_written_book_is_one_line_a_price_and_is_read_again()
    {
        byte[] content = BookWriter.Format(new DateOnly(2026, 11, 24), Overlay.Read(Encoding.UTF8.GetBytes(OverlayText)).Vendors, _entries);

        PriceData data = PriceCheck.Read(content);
        Assert.Equal((new DateOnly(2026, 11, 24), 5), (data.Date, data.Index.Models.Count));
        Assert.Equal(_entries.Count, Encoding.UTF8.GetString(content).Split('\n').Count(line => line.StartsWith("{\"vendor\":", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_mistyped_overlay_is_refused()
    {
        Assert.Throws<JsonException>(() => Overlay.Read(Encoding.UTF8.GetBytes(OverlayText.Replace("\"exclude\"", "\"exlude\"", StringComparison.Ordinal))));
        Assert.Throws<PriceDataException>(() => Overlay.Read(Encoding.UTF8.GetBytes(OverlayText.Replace("\"output\": 20", "\"outputt\": 20", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_report_says_what_changed_by_how_much()
    {
        using StringWriter text = new();
        Report.Changes(text, [
            new PriceChange("maker", "alpha", PriceChangeKind.Changed, [new RateChange("input", 2m, 1m), new RateChange("output", null, 4m)]),
            new PriceChange("maker", "beta", PriceChangeKind.Added, []),
        ]);
        Report.Disagreements(text, _disagreements);

        Assert.Equal(
            """
            changed maker alpha: input 2 -> 1 (x0.5), output none -> 4
            added maker beta
            1 added, 0 removed, 1 changed
            differs maker alpha: genai-prices -> models.dev: input 1 -> 1.5 (x1.5)

            """,
            text.ToString(),
            ignoreLineEndingDifferences: true);
    }

    private (int, decimal, decimal) Band(string model)
    {
        ContextBand band = Assert.Single(_entries.Single(entry => entry.Model == model).Above);
        return ((int)band.Above, band.Rates.Input!.Value, band.Rates.Output!.Value);
    }
}
