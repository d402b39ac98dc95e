using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

/// <summary>Exchange rates and the display currency, as a whole process: six dollars at API prices, shown in euros.</summary>
public sealed class RatesTests : IDisposable
{
    private const string Own = """ "display_currency": "EUR", "exchange_rates": { "USD/EUR": { "rate": 0.5, "as_of": "2026-01-01" } } """;

    private readonly AicHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Amounts_are_shown_in_the_display_currency_and_the_page_says_so()
    {
        WriteLog();
        _home.WriteConfig($"{{ {Own} }}");

        AicResult usage = await _home.RunAsync("usage");

        Assert.Contains("~€3.00*", usage.LineOf("Claude Code"), StringComparison.Ordinal);
        Assert.Equal("estimated ~€3.00* at API prices, not billed", usage.LineOf("estimated"));
        Assert.StartsWith("* shown in EUR at 0.5 a USD (own, 2026-01-01, ", usage.Lines[^1], StringComparison.Ordinal);
        Assert.EndsWith(" days old)", usage.Lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("~€3.00*", "usage", "--by", "project")]
    [InlineData("~€3.00*", "history")]
    [InlineData("~€3.00*", "sessions")]
    [InlineData("~€3.00*", "forecast")]
    [InlineData("€5.00*", "budget", "list")]
    [InlineData("~€3.00*", "budget", "list")]
    [InlineData("€12.00* a month", "plan", "list")]
    [InlineData("~€3.00*", "plan", "list")]
    [InlineData("today ~€3.00*", "statusline")]
    [InlineData("*EUR at 0.5 a USD (own, 2026-01-01", "statusline")]
    [InlineData("~€3.00* EUR at 0.5 a USD", "statusline", "--format", "{today} {shown_in}")]
    public async Task All_that_is_for_the_eye_is_shown_in_it(string expected, params string[] args)
    {
        WriteLog();
        _home.WriteConfig($$"""{ {{Own}}, "budgets": { "all": { "amount": 10, "counts": "estimated" } }, "plans": { "claude-code": { "amount": 24 } } }""");

        AicResult result = await _home.RunAsync(args);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(expected, result.Out, StringComparison.Ordinal);
        Assert.Contains("EUR at 0.5 a USD", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("$", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("usage", "--json")]
    [InlineData("usage", "--by", "provider", "--json")]
    [InlineData("history", "--json")]
    [InlineData("budget", "list", "--json")]
    [InlineData("plan", "list", "--json")]
    [InlineData("sessions", "--json")]
    [InlineData("export")]
    public async Task Programs_are_told_the_same_as_ever(params string[] args)
    {
        const string Rest = """ "budgets": { "all": { "amount": 10, "counts": "estimated" } }, "plans": { "claude-code": { "amount": 24 } } """;
        WriteLog();
        _home.WriteConfig($"{{ {Rest} }}");
        string before = Numbers((await _home.RunAsync(args)).Out);
        _home.WriteConfig($"{{ {Rest}, {Own} }}");

        Assert.Equal(before, Numbers((await _home.RunAsync(args)).Out));
    }

    [Fact]
    public async Task A_budget_that_is_not_kept_is_told_in_its_own_unit()
    {
        WriteLog();
        _home.WriteConfig($$"""{ {{Own}}, "budgets": { "all": { "amount": 5, "counts": "estimated" } } }""");

        AicResult test = await _home.RunAsync("budget", "test");

        Assert.Equal(3, test.ExitCode);
        Assert.Contains("~$6.00 of $5.00", test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_rate_amounts_stay_and_it_is_said_once()
    {
        WriteLog();
        await _home.RunAsync("config", "set", "display_currency", "chf");

        AicResult usage = await _home.RunAsync("usage", "--by", "provider,model");

        Assert.Contains("~$6.00", usage.LineOf("Claude Code"), StringComparison.Ordinal);
        Assert.Single(usage.Lines, line => line.StartsWith("No rate from USD to CHF is known", StringComparison.Ordinal));
        Assert.DoesNotContain("*", usage.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_banks_rates_are_fetched_listed_and_used()
    {
        await using FakeServer bank = await FakeServer.StartAsync();
        bank.Answer(EcbFile.Path, EcbFile.Of(Today(), 1.25m));
        string address = new Uri(bank.Address, EcbFile.Path).AbsoluteUri;
        WriteLog();
        await _home.RunAsync("config", "set", "display_currency", "EUR");

        AicResult update = await _home.RunAsync("rates", "update", "--from", address);
        Assert.Equal(0, update.ExitCode);
        Assert.Contains($"rates of {Today()} are kept, for 13 currencies", update.Lines[0], StringComparison.Ordinal);
        Assert.Contains("aic config set exchange_rate_source ecb", update.Lines[1], StringComparison.Ordinal);

        await _home.RunAsync("config", "set", "exchange_rate_source", "ecb");
        Assert.Equal($"USD 0.8 {Today()} ECB over the euro, from the bank's reference rates", (await _home.RunAsync("rates", "list")).LineOf("USD"));
        Assert.Equal($"EUR 0.95 {Today()} ECB the bank's reference rate", (await _home.RunAsync("rates", "list", "eur", "--to", "chf")).LineOf("EUR"));
        Assert.Contains($"* shown in EUR at 0.8 a USD (ECB, {Today()})", (await _home.RunAsync("usage")).Out, StringComparison.Ordinal);
        Assert.Contains("newest already", (await _home.RunAsync("rates", "update", "--from", address)).Out, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse((await _home.RunAsync("rates", "list", "USD", "XAF", "--json")).Out);
        JsonElement rate = Assert.Single(json.RootElement.GetProperty("rates").EnumerateArray());
        Assert.Equal((0.8m, "ecb", true, false), (rate.GetProperty("rate").GetDecimal(), rate.GetProperty("source").GetString(), rate.GetProperty("is_derived").GetBoolean(), rate.GetProperty("is_stale").GetBoolean()));
        Assert.Equal("XAF", Assert.Single(json.RootElement.GetProperty("missing").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task A_doubtful_answer_is_told_and_ends_with_1()
    {
        await using FakeServer bank = await FakeServer.StartAsync();
        bank.Answer(EcbFile.Path, "<html>down</html>");

        AicResult update = await _home.RunAsync("rates", "update", "--from", new Uri(bank.Address, EcbFile.Path).AbsoluteUri);

        Assert.Equal((1, ""), (update.ExitCode, update.Out));
        Assert.Contains("weren't taken: it tells no day. Those that are kept stay.", update.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "rates", "list", "EURO")]
    [InlineData(2, "rates", "list", "--to", "12")]
    [InlineData(1, "rates", "update", "--from", "missing.xml")]
    [InlineData(1, "rates", "update", "--from", "http://rates.example/daily.xml")]
    [InlineData(2, "config", "set", "display_currency", "EURO")]
    [InlineData(2, "config", "set", "exchange_rates.USD/EUR", "much")]
    public async Task What_makes_no_sense_is_told(int exitCode, params string[] args)
    {
        AicResult result = await _home.RunAsync(args);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.StartsWith("aic: ", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_home.ConfigFile));
    }

    private static string Today() => DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The answer without the moments at which it was made.</summary>
    private static string Numbers(string text) => Regex.Replace(text, @"\d{4}-\d\d-\d\dT[\d:.]+", "");

    /// <summary>A response of this moment that costs six dollars at API prices.</summary>
    private void WriteLog()
    {
        string folder = Path.Combine(_home.Environment["HOME"]!, ".claude", "projects", "-home-dev-app");
        Directory.CreateDirectory(folder);
        string time = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        File.WriteAllText(
            Path.Combine(folder, "s1.jsonl"),
            $$$$"""{"cwd":"/home/dev/app","sessionId":"s1","type":"assistant","requestId":"r1","timestamp":"{{{{time}}}}","message":{"id":"m1","model":"claude-sonnet-4-20250514","usage":{"input_tokens":1000000,"output_tokens":0}}}""" + "\n");
    }
}
