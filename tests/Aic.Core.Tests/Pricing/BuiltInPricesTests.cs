using Aic.Core.Pricing;

namespace Aic.Core.Tests.Pricing;

/// <summary>The data that the program brings: whole, consistent, and right where the providers' pages were read by hand.</summary>
public sealed class BuiltInPricesTests
{
    private static readonly PriceData Data = PriceCheck.Read(PriceFiles.BuiltIn());

    private static readonly PriceBook Book = new(Data, PriceOrigin.BuiltIn, new OwnPrices([], new Dictionary<string, string>(), name => name));

    private static IEnumerable<PriceEntry> Entries => Data.Index.Models.SelectMany(model => model.Places.Select(Data.EntryAt));

    [Fact]
    public void It_has_the_makers_that_people_pay()
    {
        foreach (string vendor in (string[])["openai", "anthropic", "google", "mistral", "cohere", "azure-openai", "xai", "deepseek", "qwen", "moonshot", "zai"])
        {
            Assert.Contains(Data.Index.Models, model => model.Vendor == vendor);
        }
    }

    [Fact]
    public void Every_source_is_a_page_that_nobody_can_change_on_the_way()
    {
        Assert.All(Data.Vendors, vendor => Assert.Equal(Uri.UriSchemeHttps, vendor.Source.Scheme));
        Assert.All(Entries.Where(entry => entry.Source is not null), entry => Assert.Equal(Uri.UriSchemeHttps, entry.Source!.Scheme));
    }

    [Fact]
    public void No_two_entries_of_a_model_begin_on_the_same_day_and_none_is_empty()
    {
        foreach (PricedModel model in Data.Index.Models)
        {
            PriceEntry[] entries = [.. model.Places.Select(Data.EntryAt)];
            Assert.Equal(entries.Length, entries.Select(entry => entry.From).Distinct().Count());
            Assert.All(entries, entry => Assert.True(entry.Rates.Input > 0, entry.Model));
        }
    }

    [Fact]
    public void An_alias_is_no_model_of_the_same_vendor()
    {
        HashSet<(string?, string)> models = [.. Data.Index.Models.Select(model => (model.Vendor, model.Model.ToLowerInvariant()))];

        Assert.All(Entries.SelectMany(entry => entry.Aliases.Select(alias => (entry.Vendor, alias.ToLowerInvariant()))), alias => Assert.DoesNotContain(alias, models));
    }

    [Fact]
    public void A_long_context_costs_more_and_a_cache_read_less()
    {
        Assert.All(Entries, entry => Assert.All(entry.Above, band => Assert.True(band.Rates.Input > entry.Rates.Input && band.Rates.Output > entry.Rates.Output, entry.Model)));
        Assert.All(Entries.Where(entry => entry.Rates.CacheRead is not null), entry => Assert.True(entry.Rates.CacheRead <= entry.Rates.Input, entry.Model));
        Assert.All(Entries.SelectMany(entry => entry.Tiers.Where(tier => tier.Key == ServiceTier.Batch)), tier => Assert.Equal(0.5m, tier.Value.Factor));
    }

    // https://platform.claude.com/docs/en/about-claude/pricing: 1.25 times input for five minutes, twice for an hour, Haiku 3 rounded.
    [Fact]
    public void Anthropics_caches_have_their_documented_factors() =>
        Assert.All(Entries.Where(entry => entry.Vendor == "anthropic" && entry.Rates.CacheRead is not null && entry.Model != "claude-3-haiku"), entry =>
            Assert.All([entry.Rates, .. entry.Above.Select(band => band.Rates)], rates => Assert.Equal((rates.Input * 1.25m, rates.Input * 2), (rates.CacheWrite5m, rates.CacheWrite1h))));

    [Theory]
    [InlineData("claude-opus-4-5-20251101", "2025-12-01", 5, 25, 0.5)]
    [InlineData("claude-opus-4-1-20250805", "2025-12-01", 15, 75, 1.5)]
    [InlineData("claude-sonnet-4-20250514", "2025-12-01", 3, 15, 0.3)]
    [InlineData("claude-3-5-haiku-20241022", "2024-11-15", 1, 5, 0.1)]
    [InlineData("claude-3-5-haiku-20241022", "2025-11-15", 0.8, 4, 0.08)]
    [InlineData("claude-sonnet-5-5", "2026-10-06", 2, 10, 0.2)]
    [InlineData("claude-sonnet-5-5", "2026-10-07", 2, 10, 0.1)]
    [InlineData("claude-fable-5-2", "2026-11-24", 8, 40, 0.2)]
    [InlineData("gpt-5-codex", "2025-11-24", 1.25, 10, 0.125)]
    [InlineData("gpt-5.2-2025-12-11", "2026-01-24", 1.75, 14, 0.175)]
    [InlineData("gpt-5.6", "2026-07-20", 5, 30, 0.5)]
    [InlineData("gpt-5.6-sol", "2026-08-21", 4, 20, 0.4)]
    [InlineData("gpt-5.6-luna", "2026-07-30", 0.2, 1.2, 0.02)]
    [InlineData("gpt-6.2-astra", "2026-11-24", 8, 40, 0.4)]
    [InlineData("o3", "2025-06-09", 10, 40, 2.5)]
    [InlineData("o3", "2025-06-10", 2, 8, 0.5)]
    [InlineData("gpt-4o-2024-11-20", "2025-06-10", 2.5, 10, 1.25)]
    [InlineData("gemini-2.5-pro", "2025-09-10", 1.25, 10, 0.125)]
    [InlineData("gemini-2.0-flash-001", "2025-06-10", 0.1, 0.4, 0.025)]
    [InlineData("gemini-4-argon", "2026-11-30", 2, 10, 0.1)]
    [InlineData("gemini-4-argon", "2026-12-01", 4, 20, 0.2)]
    [InlineData("deepseek-chat", "2025-02-07", 0.14, 0.28, 0.014)]
    [InlineData("deepseek-chat", "2025-10-01", 0.28, 0.42, 0.028)]
    [InlineData("grok-4", "2025-10-01", 3, 15, 0.75)]
    [InlineData("zai-org/GLM-4.6", "2025-10-01", 0.6, 2.2, 0.11)]
    [InlineData("moonshotai/kimi-k2-0905", "2025-10-01", 0.6, 2.5, 0.15)]
    [InlineData("azure/gpt-5.1", "2026-01-01", 1.25, 10, 0.125)]
    [InlineData("global.anthropic.claude-haiku-4-5-20251001-v1:0", "2025-11-01", 1, 5, 0.1)]
    [InlineData("anthropic/claude-4.5-sonnet", "2025-11-01", 3, 15, 0.3)]
    public void Prices_are_those_of_the_providers_pages(string model, string date, decimal input, decimal output, decimal cacheRead)
    {
        TokenRates rates = Book.Find(model, PriceHome.At(date))!.Entry.Rates;

        Assert.Equal((input, output, cacheRead), (rates.Input!.Value, rates.Output!.Value, rates.CacheRead!.Value));
    }

    [Theory]
    [InlineData("claude-sonnet-4-5", "2026-01-01", 200_000)]
    [InlineData("claude-sonnet-4-6", "2026-03-12", 200_000)]
    [InlineData("claude-sonnet-4-6", "2026-03-13", null)]
    [InlineData("claude-haiku-5-5", "2026-11-01", 100_000)]
    [InlineData("gpt-5.4", "2026-11-01", 272_000)]
    [InlineData("gemini-2.5-pro", "2026-11-01", 200_000)]
    [InlineData("gpt-5", "2026-11-01", null)]
    public void Long_contexts_begin_where_the_providers_say(string model, string date, int? threshold) =>
        Assert.Equal(threshold, Book.Find(model, PriceHome.At(date))!.LongContextThreshold);

    [Fact]
    public void Fast_mode_costs_what_Anthropic_says()
    {
        TokenAmounts tokens = new() { Output = 1_000_000 };

        Assert.Equal((40m, 150m, null), (
            Book.Find("claude-opus-5-5", PriceHome.At("2026-11-24"))!.Cost(tokens, ServiceTier.Fast, 1),
            Book.Find("claude-opus-4-6", PriceHome.At("2026-06-24"))!.Cost(tokens, ServiceTier.Fast, 1),
            Book.Find("claude-sonnet-5-5", PriceHome.At("2026-11-24"))!.Cost(tokens, ServiceTier.Fast, 1)));
    }
}
