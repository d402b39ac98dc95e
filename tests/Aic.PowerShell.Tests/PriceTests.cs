using System.Management.Automation;
using Aic.PowerShell.Tests.Hosting;
using Aic.Testing;

namespace Aic.PowerShell.Tests;

public sealed class PriceTests
{
    private const string Own = """{ "prices": [{ "model": "our-model", "input": 1.5, "output": 6 }], "model_aliases": { "team-large": "claude-sonnet-4-5" } }""";

    [Fact]
    public void A_price_is_found_by_the_name_in_usage_and_tells_why()
    {
        using ModuleSession session = new();

        PSObject price = session.Run("Get-AicPrice us.anthropic.claude-sonnet-4-5-20250929-v1:0").Single();

        Assert.Equal(("claude-sonnet-4-5", "anthropic", 3m, 15m), (SessionResult.Value(price, "Model"), SessionResult.Value(price, "ProviderId"), SessionResult.Value(price, "Input"), SessionResult.Value(price, "Output")));
        Assert.Equal((3.75m, 6m, 0.3m, 200_000L), (SessionResult.Value(price, "CacheWrite5m"), SessionResult.Value(price, "CacheWrite1h"), SessionResult.Value(price, "CacheRead"), SessionResult.Value(price, "LongContextThreshold")));
        Assert.Contains("without the date 20250929", (string)SessionResult.Value(price, "Rule")!, StringComparison.Ordinal);
        Assert.StartsWith("https://platform.claude.com/", SessionResult.Value(price, "Source")!.ToString(), StringComparison.Ordinal);
        Assert.Equal("us.anthropic.claude-sonnet-4-5-20250929-v1:0", SessionResult.Value(price, "Name"));
    }

    [Fact]
    public void A_date_alone_is_a_day_in_UTC_wherever_its_reader_lives()
    {
        using ModuleSession session = new();

        Assert.Equal([10m, 2m], [.. session.Run("'2025-06-09', '2025-06-10' | ForEach-Object { Get-AicPrice o3 -Date $_ }").MustBeClean().Values("Input")]);
    }

    [Fact]
    public void Patterns_and_the_pipeline_name_many()
    {
        using ModuleSession session = new();

        Assert.Equal(["gpt-5", "gpt-5-mini"], [.. session.Run("Get-AicPrice gpt-5, GPT-5-M*").MustBeClean().Values("Model")]);
        Assert.Equal(["claude-opus-4-1", "o3"], [.. session.Run("[pscustomobject]@{ Model = 'claude-opus-4-1-20250805' }, 'o3' | Get-AicPrice").MustBeClean().Values("Model")]);
        Assert.True(session.Run("Get-AicPrice").MustBeClean().Output.Count > 250);
        Assert.Equal(["xai"], [.. session.Run("Get-AicPrice -Provider x-ai").MustBeClean().Values("ProviderId").Distinct()]);
    }

    [Fact]
    public void An_unknown_model_is_an_error_that_says_how_to_add_a_price_and_the_others_go_on()
    {
        using ModuleSession session = new();

        SessionResult result = session.Run("Get-AicPrice made-up, o3");

        Assert.Equal("o3", Assert.Single(result.Values("Model")));
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal(("UnknownPrice,Aic.PowerShell.GetAicPriceCommand", ErrorCategory.ObjectNotFound, "made-up"), (error.FullyQualifiedErrorId, error.CategoryInfo.Category, error.TargetObject));
        Assert.Contains("\"prices\": [{ \"model\": \"made-up\"", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(session.ConfigFile, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Own_prices_and_aliases_are_used_and_marked()
    {
        using ModuleSession session = new ModuleSession().Configure(Own);

        PSObject own = session.Run("Get-AicPrice our-model").Single();
        Assert.Equal(("Own", 1.5m, null), (SessionResult.Value(own, "Origin")!.ToString(), SessionResult.Value(own, "Input"), SessionResult.Value(own, "Source")));
        Assert.Equal("your alias for claude-sonnet-4-5", SessionResult.Value(session.Run("Get-AicPrice team-large").Single(), "Rule"));
    }

    [Fact]
    public void A_mistyped_price_names_the_line()
    {
        using ModuleSession session = new ModuleSession().Configure("{\n \"prices\": [{ \"model\": \"a\", \"inptu\": 1 }] }");

        ErrorRecord error = (ErrorRecord)session.Run("try { Get-AicPrice a; 'went on' } catch { $_ }").Single().BaseObject;

        Assert.StartsWith("ConfigInvalid", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("line 2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_views_show_dollars_for_a_million_tokens()
    {
        using ModuleSession session = new();

        Assert.Matches(@"claude-haiku-5-5 +anthropic +0\.10 +0\.01 +0\.125 +0\.50 +always", session.Show("Get-AicPrice claude-haiku-5-5"));
    }

    [Theory]
    [InlineData("Get-AicPrice claude-fable-5-", "claude-fable-5-1 claude-fable-5-2")]
    [InlineData("Get-AicPrice o3, o3-p", "o3-pro")]
    [InlineData("Get-AicPrice -Provider az", "azure-openai")]
    public void Tab_completes(string line, string expected)
    {
        using ModuleSession session = new();

        Assert.Equal(expected.Split(' '), session.Complete(line).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Newer_prices_are_fetched_and_the_changes_told()
    {
        using ModuleSession session = new();
        string newer = BuiltIn().Replace("\"model\":\"o3-pro\",\"input\":20", "\"model\":\"o3-pro\",\"input\":25", StringComparison.Ordinal);
        await using FakeServer server = (await FakeServer.StartAsync()).Answer("/prices.json", newer);

        SessionResult result = session.Run("Update-AicPrices $from -Verbose", ("from", new Uri(server.Address, "/prices.json").AbsoluteUri)).MustBeClean();

        Assert.Equal(("o3-pro", "Changed"), (SessionResult.Value(Assert.Single(result.Output), "Model"), SessionResult.Value(result.Output[0], "Kind")!.ToString()));
        Assert.Contains(result.Verbose, line => line.Contains("are in use", StringComparison.Ordinal));
        Assert.Equal((25m, "Updated"), (SessionResult.Value(session.Run("Get-AicPrice o3-pro").Single(), "Input"), SessionResult.Value(session.Run("Get-AicPrice o3-pro").Single(), "Origin")!.ToString()));
    }

    [Fact]
    public void What_cant_be_fetched_is_an_error_and_WhatIf_fetches_nothing()
    {
        using ModuleSession session = new();

        Assert.Equal(["PricesNotUpdated,Aic.PowerShell.UpdateAicPricesCommand"], session.Run("Update-AicPrices ./nowhere.json").ErrorIds);
        Assert.Equal(["PricesNotUpdated,Aic.PowerShell.UpdateAicPricesCommand"], session.Run("Update-AicPrices").ErrorIds);
        Assert.Empty(session.Run("Update-AicPrices ./nowhere.json -WhatIf").MustBeClean().Output);
    }

    /// <summary>The price book that the repository has, dated tomorrow: the farthest that a fetched one may be.</summary>
    private static string BuiltIn()
    {
        string text = File.ReadAllText(Path.Combine(TestProcess.RepositoryRoot, "Aic.Core", "Pricing", "prices.json"));
        int value = text.IndexOf("\"date\": \"", StringComparison.Ordinal) + "\"date\": \"".Length;
        string tomorrow = DateTime.UtcNow.Date.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return text[..value] + tomorrow + text[(value + tomorrow.Length)..];
    }
}
