using System.Text;
using System.Text.Json;
using Aic.Core.Configuration;
using Aic.Core.Currencies;
using Aic.Core.Providers;
using Aic.Core.Tests.Pricing;

namespace Aic.Core.Tests.Currencies;

/// <summary>The display currency and exchange rates in the configuration: read, checked, changed, kept.</summary>
public sealed class CurrencyConfigTests
{
    private const string Settings =
        """
        {
          "display_currency": "eur",
          "exchange_rate_source": "ecb",
          "exchange_rates": {
            "usd/eur": { "rate": 0.92, "as_of": "2026-11-01", "note": "contract" },
            "GBP/EUR": { "rate": 1.15 }
          }
        }
        """;

    [Fact]
    public void Settings_are_read_and_written_as_they_were()
    {
        AgentConfig config = PriceHome.Config(Settings);

        Assert.Equal(("EUR", ExchangeRateSource.Ecb), (config.DisplayCurrency, config.ExchangeRateSource));
        Assert.Equal([("USD/EUR", 0.92m, new DateOnly(2026, 11, 1)), ("GBP/EUR", 1.15m, (DateOnly?)null)], config.ExchangeRates.Select(rate => (rate.Pair, rate.Rate, rate.AsOf)));
        AgentConfig again = PriceHome.Config(Encoding.UTF8.GetString(ConfigJson.Format(config)));
        Assert.True(again.HasSameContent(config));
        Assert.Equal("contract", again.ExchangeRates[0].Unknown!["note"].GetString());
    }

    [Fact]
    public void Without_settings_nothing_is_converted_and_nothing_is_written()
    {
        AgentConfig config = PriceHome.Config("{ \"display_currency\": null }");

        Assert.Equal((null, ExchangeRateSource.Own, 0), (config.DisplayCurrency, config.ExchangeRateSource, config.ExchangeRates.Count));
        string text = Encoding.UTF8.GetString(ConfigJson.Format(config));
        Assert.DoesNotContain("display", text, StringComparison.Ordinal);
        Assert.DoesNotContain("exchange", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"display_currency\": \"EURO\"", "ISO 4217")]
    [InlineData("\"display_currency\": \"XYZ\"", "ISO 4217")]
    [InlineData("\"display_currency\": \"AED \\u0041FN\"", "ISO 4217")]
    [InlineData("\"display_currency\": 978", "must be a text")]
    [InlineData("\"exchange_rate_source\": \"bank\"", "\"own\" or \"ecb\"")]
    [InlineData("\"exchange_rates\": []", "must be an object")]
    [InlineData("\"exchange_rates\": { \"EUR\": { \"rate\": 1 } }", "pair of currencies")]
    [InlineData("\"exchange_rates\": { \"USD/EUR/GBP\": { \"rate\": 1 } }", "pair of currencies")]
    [InlineData("\"exchange_rates\": { \"USD/usd\": { \"rate\": 1 } }", "twice")]
    [InlineData("\"exchange_rates\": { \"USD/EUR\": { \"rate\": 1 }, \"usd/eur\": { \"rate\": 2 } }", "twice")]
    [InlineData("\"exchange_rates\": { \"USD/EUR\": 0.92 }", "must be an object")]
    [InlineData("\"exchange_rates\": { \"USD/EUR\": { } }", "no \"rate\"")]
    [InlineData("\"exchange_rates\": { \"USD/EUR\": { \"rate\": \"0.92\" } }", "must be a number above 0")]
    [InlineData("\"exchange_rates\": { \"USD/EUR\": { \"rate\": 0 } }", "must be a number above 0")]
    [InlineData("\"exchange_rates\": { \"USD/EUR\": { \"rate\": -1 } }", "must be a number above 0")]
    [InlineData("\"exchange_rates\": { \"USD/EUR\": { \"rate\": 1e30 } }", "must be a number above 0")]
    [InlineData("\"exchange_rates\": { \"USD/EUR\": { \"rate\": 1, \"as_of\": \"1.11.2026\" } }", "must be a day")]
    public void A_mistake_is_told_with_its_line(string setting, string problem)
    {
        ConfigException mistake = Assert.Throws<ConfigException>(() => PriceHome.Config("{\n\n  " + setting + "\n}"));

        Assert.StartsWith("3:", mistake.Message, StringComparison.Ordinal);
        Assert.Contains(problem, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Single_values_are_set_read_and_removed_by_their_path()
    {
        AgentConfig config = Set(Set(Set(new AgentConfig(), "display_currency", "eur"), "exchange_rate_source", "ECB"), "exchange_rates.usd/eur", "0.92@2026-11-01");
        config = Set(config, "exchange_rates.GBP/EUR", "1.15");

        Assert.Equal(("EUR", ExchangeRateSource.Ecb), (config.DisplayCurrency, config.ExchangeRateSource));
        Assert.Equal([("USD/EUR", 0.92m, new DateOnly(2026, 11, 1)), ("GBP/EUR", 1.15m, (DateOnly?)null)], config.ExchangeRates.Select(rate => (rate.Pair, rate.Rate, rate.AsOf)));
        Assert.Equal("EUR", ConfigPath.Get(config, "display_currency", ProviderCatalog.All)!.GetValue<string>());
        Assert.Equal(1.15m, ConfigPath.Get(config, "exchange_rates.gbp/eur", ProviderCatalog.All)!["rate"]!.GetValue<decimal>());
        Assert.Null(ConfigPath.Get(config, "exchange_rates.CHF/EUR", ProviderCatalog.All));
        config = Set(config, "exchange_rates.USD/EUR", null);
        Assert.Equal(["GBP/EUR"], config.ExchangeRates.Select(rate => rate.Pair));
        Assert.True(Set(Set(Set(config, "exchange_rates", null), "display_currency", null), "exchange_rate_source", null).HasSameContent(new AgentConfig()));
    }

    [Fact]
    public void A_rate_that_is_set_anew_keeps_its_place_and_what_this_version_does_not_know()
    {
        AgentConfig config = Set(PriceHome.Config(Settings), "exchange_rates.USD/EUR", "0.9");

        Assert.Equal((0.9m, null, "contract"), (config.ExchangeRates[0].Rate, config.ExchangeRates[0].AsOf, config.ExchangeRates[0].Unknown!["note"].GetString()));
    }

    [Theory]
    [InlineData("display_currency", "EURO", "ISO 4217")]
    [InlineData("exchange_rate_source", "1", "\"own\" or \"ecb\"")]
    [InlineData("exchange_rates", "0.92", "exchange_rates.USD/EUR")]
    [InlineData("exchange_rates.USD", "0.92", "pair of currencies")]
    [InlineData("exchange_rates.USD/EUR", "0,92", "0.92@2026-11-01")]
    [InlineData("exchange_rates.USD/EUR", "-1", "above 0")]
    [InlineData("exchange_rates.USD/EUR", "0.92@yesterday", "0.92@2026-11-01")]
    [InlineData("exchange_rates.USD/EUR", "0.92@2026-11-01@2", "0.92@2026-11-01")]
    public void A_value_that_cannot_be_is_refused(string path, string value, string problem) =>
        Assert.Contains(problem, Assert.Throws<ConfigException>(() => Set(new AgentConfig(), path, value)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_patch_sets_replaces_and_removes_pairs()
    {
        AgentConfig config = Patch(PriceHome.Config(Settings), """{ "display_currency": "CHF", "exchange_rates": { "USD/EUR": null, "GBP/EUR": { "rate": 1.2, "as_of": "2026-11-20" }, "USD/CHF": { "rate": 0.000001 } } }""");

        Assert.Equal("CHF", config.DisplayCurrency);
        Assert.Equal([("GBP/EUR", 1.2m, new DateOnly(2026, 11, 20)), ("USD/CHF", 0.000001m, (DateOnly?)null)], config.ExchangeRates.Select(rate => (rate.Pair, rate.Rate, rate.AsOf)));
        config = Patch(config, """{ "display_currency": null, "exchange_rate_source": null, "exchange_rates": null }""");
        Assert.True(config.HasSameContent(new AgentConfig()));
    }

    [Theory]
    [InlineData("""{ "display_currency": 1 }""")]
    [InlineData("""{ "exchange_rate_source": true }""")]
    [InlineData("""{ "exchange_rates": [] }""")]
    [InlineData("""{ "exchange_rates": { "USD/EUR": 0.92 } }""")]
    [InlineData("""{ "exchange_rates": { "USD/EUR": { "rate": 0 } } }""")]
    [InlineData("""{ "exchange_rates": { "USD/EUR": { "rate": 1, "day": "2026-11-01" } } }""")]
    [InlineData("""{ "exchange_rates": { "EUR": { "rate": 1 } } }""")]
    [InlineData("""{ "exchange_rates.USD/EUR": "0.92" }""")]
    public void A_patch_that_cannot_be_is_refused(string patch) => Assert.Throws<ConfigException>(() => Patch(new AgentConfig(), patch));

    [Fact]
    public void Nothing_of_it_is_masked()
    {
        JsonElement masked = JsonDocument.Parse(MaskedConfig.From(PriceHome.Config(Settings), ProviderCatalog.All).ToJsonString()).RootElement;

        Assert.Equal("EUR", masked.GetProperty("display_currency").GetString());
        Assert.Equal(0.92m, masked.GetProperty("exchange_rates").GetProperty("USD/EUR").GetProperty("rate").GetDecimal());
    }

    private static AgentConfig Set(AgentConfig config, string path, string? value) => ConfigPath.Set(config, path, value, ProviderCatalog.All);

    private static AgentConfig Patch(AgentConfig config, string patch) => ConfigPatch.Apply(config, JsonDocument.Parse(patch).RootElement, ProviderCatalog.All);
}
