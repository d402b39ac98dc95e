using System.Net;
using System.Text.Json;
using Aic.Testing;

namespace Aic.Agent.Tests.Server;

/// <summary>Budgets over HTTP: a provider that has billed a dollar and a half, at noon of 24 November 2026.</summary>
public sealed class BudgetEndpointTests
{
    [Fact]
    public async Task A_budget_is_set_told_replaced_and_removed()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        home.Provider.Answer("/alpha/usage", _ => new FakeAnswer(AgentHome.Usage(1)));

        using HttpResponseMessage set = await home.SendAsync("put", "/api/v1/budgets/all", """{ "amount": 10, "period": "week", "thresholds": [10, 50] }""");
        JsonElement state = await AgentHome.ReadAsync(set);
        Assert.Equal(HttpStatusCode.Created, set.StatusCode);
        Assert.Equal((1.5m, 8.5m, 15m), (state.GetProperty("used").GetDecimal(), state.GetProperty("left").GetDecimal(), state.GetProperty("percent").GetDecimal()));
        Assert.Equal([true, false], state.GetProperty("thresholds").EnumerateArray().Select(threshold => threshold.GetProperty("is_crossed").GetBoolean()));

        using HttpResponseMessage replaced = await home.SendAsync("put", "/api/v1/budgets/ALL", """{ "amount": 20 }""");
        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
        JsonElement budget = (await home.GetJsonAsync("/api/v1/budgets")).GetProperty("budgets")[0].GetProperty("budget");
        Assert.Equal(("all", 20m, "month", 4), (budget.GetProperty("name").GetString(), budget.GetProperty("amount").GetDecimal(), budget.GetProperty("period").GetString(), budget.GetProperty("thresholds").GetArrayLength()));

        using HttpResponseMessage removed = await home.SendAsync("delete", "/api/v1/budgets/all", "");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        await AgentHome.ProblemAsync(await home.GetAsync("/api/v1/budgets/all"), 404, "unknown-budget");
        Assert.Equal(0, (await home.GetJsonAsync("/api/v1/budgets")).GetProperty("budgets").GetArrayLength());
    }

    [Theory]
    [InlineData("""{ "amount": -1 }""", 422, "invalid-config")]
    [InlineData("""{ "amount": 1, "color": "red" }""", 422, "invalid-config")]
    [InlineData("""{ "amount": 1, "unit": "EUR" }""", 422, "invalid-config")]
    [InlineData("""[]""", 400, "invalid-json")]
    public async Task What_is_no_budget_is_refused_and_nothing_changes(string body, int status, string kind)
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.WriteConfig("""{ "budgets": { "all": { "amount": 5 } } }""");
        await home.StartAsync();

        using HttpResponseMessage response = await home.SendAsync("put", "/api/v1/budgets/all", body);

        await AgentHome.ProblemAsync(response, status, kind);
        Assert.Equal(5m, (await home.GetJsonAsync("/api/v1/budgets/all")).GetProperty("budget").GetProperty("amount").GetDecimal());
    }

    [Fact]
    public async Task A_name_that_cannot_be_one_is_refused()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        await AgentHome.ProblemAsync(await home.SendAsync("put", "/api/v1/budgets/a%20b", """{ "amount": 1 }"""), 422, "invalid-config");
    }

    [Fact]
    public async Task Changes_are_protected_like_all_others()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.WriteConfig("""{ "require_token": true, "budgets": { "all": { "amount": 5 } } }""");
        await home.StartAsync();

        await AgentHome.ProblemAsync(await home.SendAsync("put", "/api/v1/budgets/all", """{ "amount": 1 }"""), 401, "token-required");
        await AgentHome.ProblemAsync(await home.SendAsync("delete", "/api/v1/budgets/all", ""), 401, "token-required");
        await AgentHome.ProblemAsync(await home.SendAsync(HttpMethod.Delete, "/api/v1/budgets/all", ("Authorization", $"Bearer {AgentHome.Token}")), 415, "unsupported-media-type");
        Assert.Equal(HttpStatusCode.NoContent, (await home.SendAsync("delete", "/api/v1/budgets/all", "", withToken: true)).StatusCode);
    }

    [Fact]
    public async Task What_is_known_is_told_while_a_provider_fails()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.WriteConfig("""{ "budgets": { "all": { "amount": 5 } } }""");
        await home.StartAsync();
        home.Provider.Answer("/alpha/usage", _ => new FakeAnswer(AgentHome.Usage(1)));
        await home.GetJsonAsync("/api/v1/budgets");
        home.Provider.Answer("/alpha/usage", _ => new FakeAnswer("""{ "error": "down" }""", 500));
        home.Time.Advance(TimeSpan.FromHours(2));

        JsonElement state = await home.GetJsonAsync("/api/v1/budgets/all");

        Assert.Equal((1.5m, "within"), (state.GetProperty("used").GetDecimal(), state.GetProperty("status").GetString()));
    }
}
