using System.Text;
using Aic.Core.Configuration;
using Aic.Core.Pricing;
using Aic.Core.Providers;

namespace Aic.Core.Tests.Pricing;

/// <summary>The user's own prices and aliases in the configuration: kept as they are, and refused with a word on what to do where they make no sense.</summary>
public sealed class ConfigPricesTests
{
    private const string Full =
        """{"vendor":"azure","model":"our-model","aliases":["ours"],"from":"2026-01-01","to":"2027-01-01","input":1.5,"cache_read":0.15,"cache_write_5m":2,"cache_write_1h":3,"output":6,"audio_input":7,"audio_output":8,"above":[{"context":128000,"input":3,"output":12}],"batch":0.5,"flex":0.75,"priority":{"input":3,"output":12,"above":[{"context":128000,"input":6,"output":24}]},"fast":2,"web_search":0.01,"request":0.001,"source":"https://example.com/contract","note":"Contract 17."}""";

    [Fact]
    public void A_price_with_every_field_survives_reading_and_writing()
    {
        AgentConfig config = PriceHome.Config($$"""{ "prices": [{{Full}}], "model_aliases": { "proxy-large": "claude-sonnet-4-5" }, "prices_url": "https://example.com/p.json", "mine": 1 }""");
        AgentConfig again = PriceHome.Config(Encoding.UTF8.GetString(ConfigJson.Format(config)));

        Assert.Equal("claude-sonnet-4-5", again.ModelAliases["proxy-large"]);
        Assert.Equal(("https://example.com/p.json", 1), (again.PricesUrl, again.Unknown!["mine"].GetInt32()));
        using MemoryStream stream = new();
        using (System.Text.Json.Utf8JsonWriter writer = new(stream))
        {
            PriceEntryWriter.Write(writer, Assert.Single(again.Prices));
        }

        Assert.Equal(Full, Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData("""{ "model": "a" }""", "\"input\" is missing")]
    [InlineData("""{ "input": 1 }""", "\"model\" is missing")]
    [InlineData("""{ "model": "", "input": 1 }""", "\"model\" must be a text")]
    [InlineData("""{ "model": "a", "input": -1 }""", "the price of \"a\": \"input\" must be a number of US dollars")]
    [InlineData("""{ "model": "a", "input": "1" }""", "\"input\" must be a number")]
    [InlineData("""{ "model": "a", "input": 1e5 }""", "from 0 to 10000")]
    [InlineData("""{ "model": "a", "input": 0.0000000001 }""", "8 decimals")]
    [InlineData("""{ "model": "a", "ouput": 1 }""", "\"ouput\" is no field here. The fields of a price: model, vendor")]
    [InlineData("""{ "model": "a", "input": 1, "from": "yesterday" }""", "\"from\" must be a date")]
    [InlineData("""{ "model": "a", "input": 1, "from": "2026-02-01", "to": "2026-02-01" }""", "\"to\" must be later")]
    [InlineData("""{ "model": "a", "input": 1, "batch": 0 }""", "\"batch\" must be a factor")]
    [InlineData("""{ "model": "a", "input": 1, "batch": "half" }""", "\"batch\" must be a factor")]
    [InlineData("""{ "model": "a", "input": 1, "batch": {} }""", "\"batch\" must be a factor")]
    [InlineData("""{ "model": "a", "input": 1, "above": 200000 }""", "\"above\" must be a list")]
    [InlineData("""{ "model": "a", "input": 1, "above": [{ "input": 2 }] }""", "\"context\" is missing")]
    [InlineData("""{ "model": "a", "input": 1, "above": [{ "context": 5 }] }""", "\"above\" must hold all prices")]
    [InlineData("""{ "model": "a", "input": 1, "above": [{ "context": 5, "input": 2 }, { "context": 5, "input": 3 }] }""", "rising")]
    [InlineData("""{ "model": "a", "input": 1, "priority": { "input": 2, "above": [{ "context": 5, "input": 3 }] } }""", "same contexts")]
    [InlineData("""{ "model": "a", "input": 1, "web_search": 11 }""", "\"web_search\" must be")]
    [InlineData("""{ "model": "a", "input": 1, "source": "contract" }""", "\"source\" must be a full address")]
    [InlineData("""{ "model": "a", "input": 1, "aliases": "b" }""", "\"aliases\" must be a list")]
    [InlineData("7", "must be a list of prices")]
    public void A_price_that_makes_no_sense_is_refused(string price, string problem)
    {
        ConfigException exception = Assert.Throws<ConfigException>(() => PriceHome.Config($"{{\n \"cache_ttl_seconds\": 1,\n \"prices\": [ {{ \"model\": \"fine\", \"input\": 1 }}, {price} ] }}"));

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, exception.Line);
    }

    [Fact]
    public void A_mistaken_price_names_its_place_in_the_list() =>
        Assert.Contains("number 2 of the list", Assert.Throws<ConfigException>(() => PriceHome.Config("""{ "prices": [ { "model": "fine", "input": 1 }, { "model": "a" } ] }""")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_that_stands_in_a_wrong_place_isnt_repeated()
    {
        string message = Assert.Throws<ConfigException>(() => PriceHome.Config("""{ "prices": [ { "model": "sk-made-up-0123456789abcdef", "input": "x" } ] }""")).Message;

        Assert.DoesNotContain("0123456789", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "model_aliases": ["a"] }""")]
    [InlineData("""{ "model_aliases": { "a": 1 } }""")]
    [InlineData("""{ "model_aliases": { "a": "" } }""")]
    [InlineData("""{ "model_aliases": { "a": "b", "A": "c" } }""")]
    [InlineData("""{ "prices": { "a": 1 } }""")]
    [InlineData("""{ "prices_url": "http://example.com/prices.json" }""")]
    [InlineData("""{ "prices_url": "ftp://example.com/prices.json" }""")]
    [InlineData("""{ "prices_url": "https://user:secret@example.com/prices.json" }""")]
    [InlineData("""{ "prices_url": "prices.json" }""")]
    public void Aliases_and_addresses_are_checked(string json) => Assert.Throws<ConfigException>(() => PriceHome.Config(json));

    [Fact]
    public void The_address_can_be_set_and_removed_by_its_path()
    {
        AgentConfig config = ConfigPath.Set(new AgentConfig(), "prices_url", "http://127.0.0.1:8080/p.json", ProviderCatalog.All);

        Assert.Equal("http://127.0.0.1:8080/p.json", ConfigPath.Get(config, "prices_url", ProviderCatalog.All)!.GetValue<string>());
        Assert.Null(ConfigPath.Set(config, "prices_url", null, ProviderCatalog.All).PricesUrl);
        Assert.Null(ConfigPath.Get(new AgentConfig(), "prices_url", ProviderCatalog.All));
        Assert.Contains("https://", Assert.Throws<ConfigException>(() => ConfigPath.Set(config, "prices_url", "http://example.com/p", ProviderCatalog.All)).Message, StringComparison.Ordinal);
        Assert.Contains("docs/prices.md", Assert.Throws<ConfigException>(() => ConfigPath.Set(config, "prices", "1", ProviderCatalog.All)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prices_are_no_secrets_and_are_shown()
    {
        AgentConfig config = PriceHome.Config($$"""{ "prices": [{{Full}}] }""");

        Assert.Contains("our-model", MaskedConfig.ToText(MaskedConfig.From(config, ProviderCatalog.All)), StringComparison.Ordinal);
    }
}
