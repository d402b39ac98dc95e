using System.Text.Json;
using Aic.Testing;

namespace Aic.Agent.Tests.Server;

/// <summary>Exchange rates over HTTP, and the agent that keeps the bank's fresh: noon of Tuesday, 24 November 2026.</summary>
public sealed class ExchangeRateTests
{
    private const string Uses = """{ "display_currency": "EUR", "exchange_rate_source": "ecb" }""";

    [Fact]
    public async Task Own_rates_are_told_with_what_is_missing()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.WriteConfig("""{ "display_currency": "EUR", "exchange_rates": { "USD/EUR": { "rate": 0.8, "as_of": "2026-11-01" } } }""");
        await home.StartAsync();

        JsonElement answer = await home.GetJsonAsync("/api/v1/exchange-rates?from=USD,chf");

        Assert.Equal(("EUR", "own", "EUR", JsonValueKind.Null), (answer.GetProperty("display_currency").GetString(), answer.GetProperty("source").GetString(), answer.GetProperty("to").GetString(), answer.GetProperty("ecb_date").ValueKind));
        JsonElement rate = Assert.Single(answer.GetProperty("rates").EnumerateArray());
        Assert.Equal((0.8m, "2026-11-01", 23, true), (rate.GetProperty("rate").GetDecimal(), rate.GetProperty("date").GetString(), rate.GetProperty("age_days").GetInt32(), rate.GetProperty("is_stale").GetBoolean()));
        Assert.Equal("CHF", Assert.Single(answer.GetProperty("missing").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Amounts_are_told_in_their_own_currency_whatever_they_are_shown_in()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        string before = await CostAsync(home);
        await using AgentHome again = await AgentHome.WithAsync("alpha");
        again.WriteConfig("""{ "display_currency": "EUR", "exchange_rates": { "USD/EUR": { "rate": 0.8 } } }""");

        Assert.Equal(before, await CostAsync(again));
    }

    [Theory]
    [InlineData("from=USD,EURO")]
    [InlineData("to=12")]
    [InlineData("to=")]
    public async Task What_is_no_currency_is_refused(string query)
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        await AgentHome.ProblemAsync(await home.GetAsync($"/api/v1/exchange-rates?{query}"), 400, "invalid-request");
    }

    [Fact]
    public async Task The_agent_asks_the_bank_once_a_working_day_by_itself()
    {
        await using FakeServer bank = await FakeServer.StartAsync();
        bank.Answer(EcbFile.Path, EcbFile.Of("2026-11-23"));
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.WriteConfig(Uses);
        await StartAsync(home, bank);

        await Eventually.IsSoAsync(async () => await DateAsync(home) == "2026-11-23");

        bank.Answer(EcbFile.Path, EcbFile.Of("2026-11-24"));
        await Eventually.IsSoAsync(async () =>
        {
            // Until an hour and a half after the publication, however long the bank takes to answer.
            home.Time.Advance(home.Time.GetUtcNow().Hour < 17 ? TimeSpan.FromMinutes(30) : TimeSpan.Zero);
            return await DateAsync(home) == "2026-11-24";
        });
        Assert.Equal(2, bank.Requests.Count);
    }

    [Fact]
    public async Task The_agent_asks_as_soon_as_the_configuration_wants_it_and_never_before()
    {
        await using FakeServer bank = await FakeServer.StartAsync();
        bank.Answer(EcbFile.Path, EcbFile.Of("2026-11-23"));
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        await StartAsync(home, bank);
        home.Time.Advance(TimeSpan.FromDays(2));
        Assert.Empty(bank.Requests);

        using HttpResponseMessage changed = await home.SendAsync("post", "/api/v1/config", Uses, true);

        Assert.True(changed.IsSuccessStatusCode);
        await Eventually.IsSoAsync(async () => await DateAsync(home) == "2026-11-23");
        Assert.Single(bank.Requests);
    }

    private static async Task<AgentHome> StartAsync(AgentHome home, FakeServer bank) =>
        await home.StartAsync(options => options with { WorkDelay = TimeSpan.Zero, Tracker = options.Tracker with { EcbAddress = new Uri(bank.Address, EcbFile.Path) } });

    private static async Task<string?> DateAsync(AgentHome home) => (await home.GetJsonAsync("/api/v1/exchange-rates")).GetProperty("ecb_date").GetString();

    private static async Task<string> CostAsync(AgentHome home)
    {
        await home.StartAsync();
        return (await home.GetJsonAsync("/api/v1/usage")).GetProperty("providers")[0].GetProperty("usage").GetProperty("cost_usd").GetRawText();
    }
}
