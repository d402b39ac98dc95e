using System.Globalization;
using System.Text.Json;

namespace Aic.Agent.Tests.Processes;

public sealed class PricesTests
{
    private const string Book =
        """
        { "schema": 1, "date": "DATE", "vendors": [{ "id": "openai", "name": "OpenAI", "source": "https://example.com/prices" }], "prices": [{ "vendor": "openai", "model": "gpt-5", "input": 1.25, "output": 10 }] }
        """;

    [Fact]
    public async Task Show_tells_which_price_applies_and_why()
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync("prices", "show", "us.anthropic.claude-sonnet-4-5-20250929-v1:0");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("claude-sonnet-4-5 Anthropic", result.LineOf("claude-sonnet-4-5"), StringComparison.Ordinal);
        Assert.Equal("Input 3.00 6.00 1.50", result.LineOf("Input"));
        Assert.Contains("without the date 20250929", result.LineOf("found by"), StringComparison.Ordinal);
        Assert.Equal("source https://platform.claude.com/docs/en/about-claude/pricing", result.LineOf("source"));
    }

    [Fact]
    public async Task Show_tells_what_it_cost_then()
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync("prices", "show", "o3", "--date", "2025-06-09", "--json");

        using JsonDocument prices = JsonDocument.Parse(result.Out);
        JsonElement price = Assert.Single(prices.RootElement.EnumerateArray());
        Assert.Equal((10m, 2.5m), (price.GetProperty("rates").GetProperty("input").GetDecimal(), price.GetProperty("rates").GetProperty("cache_read").GetDecimal()));
        Assert.Equal(("built_in", "2025-06-10", JsonValueKind.Null), (price.GetProperty("origin").GetString(), price.GetProperty("valid_to").GetString(), price.GetProperty("valid_from").ValueKind));
        Assert.Equal(JsonValueKind.Null, price.GetProperty("rates").GetProperty("cache_write_1h").ValueKind);
    }

    [Fact]
    public async Task An_unknown_model_says_how_to_add_a_price_and_ends_with_1()
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync("prices", "show", "made-up");

        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        Assert.Contains($"write it into {home.ConfigFile}: \"prices\": [{{ \"model\": \"made-up\"", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_takes_patterns_a_provider_and_own_prices()
    {
        using AicHome home = new();
        home.WriteConfig("""{ "prices": [{ "model": "our-model", "input": 1.5, "output": 6 }] }""");

        AicResult patterns = await home.RunAsync("prices", "list", "claude-fable-*", "our-model");
        AicResult provider = await home.RunAsync("prices", "list", "--provider", "x-ai", "--json");

        Assert.Equal("our-model your own 1.50 - - 6.00", patterns.LineOf("our-model"));
        Assert.Equal("claude-fable-5-2 anthropic 8.00 0.20 10.00 40.00", patterns.LineOf("claude-fable-5-2"));
        using JsonDocument prices = JsonDocument.Parse(provider.Out);
        Assert.All(prices.RootElement.EnumerateArray(), price => Assert.Equal("xai", price.GetProperty("vendor").GetString()));
    }

    [Theory]
    [InlineData("prices", "list", "made-up*")]
    [InlineData("prices", "update", "--from", "nowhere.json")]
    [InlineData("prices", "update")]
    public async Task What_there_isnt_ends_with_1(params string[] args)
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync(args);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("aic: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prices", "show")]
    [InlineData("prices", "show", "o3", "--date", "yesterday")]
    public async Task A_mistaken_command_line_ends_with_2(params string[] args)
    {
        using AicHome home = new();

        Assert.Equal(2, (await home.RunAsync(args)).ExitCode);
    }

    [Fact]
    public async Task Update_refuses_what_it_doubts_and_says_when_there_is_nothing_newer()
    {
        using AicHome home = new();
        string older = WriteBook(home, "2020-01-01");
        string doubtful = WriteBook(home, DateTime.UtcNow.Date.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        AicResult nothing = await home.RunAsync("prices", "update", "--from", older);
        AicResult refused = await home.RunAsync("prices", "update", "--from", doubtful);

        Assert.Equal((0, 1), (nothing.ExitCode, refused.ExitCode));
        Assert.Contains("the newest already", nothing.Out, StringComparison.Ordinal);
        Assert.Contains("they lack", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Those in use stay.", refused.Error, StringComparison.Ordinal);
    }

    private static string WriteBook(AicHome home, string date)
    {
        Directory.CreateDirectory(home.ConfigDirectory);
        string file = Path.Combine(home.ConfigDirectory, $"book-{date}.json");
        File.WriteAllText(file, Book.Replace("DATE", date, StringComparison.Ordinal));
        return file;
    }
}
