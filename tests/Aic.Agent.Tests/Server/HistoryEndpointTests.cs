using System.Text.Json;

namespace Aic.Agent.Tests.Server;

public sealed class HistoryEndpointTests
{
    [Fact]
    public async Task History_is_what_refreshes_brought_and_asks_nobody()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha", "beta");
        await home.GetJsonAsync("/api/v1/usage");
        int asked = home.Providers[0].Calls;

        JsonElement answer = await home.GetJsonAsync("/api/v1/history?provider=alpha&granularity=month&by=account,model&time_zone=UTC");

        JsonElement row = Assert.Single(answer.GetProperty("rows").EnumerateArray());
        Assert.Equal(("alpha", "model-1", 1L, 1.5m), (row.GetProperty("account_id").GetString(), row.GetProperty("model").GetString(), row.GetProperty("requests_count").GetInt64(), row.GetProperty("cost_usd").GetDecimal()));
        Assert.False(row.GetProperty("is_complete").GetBoolean());
        Assert.Equal(("month", "UTC", 24), (answer.GetProperty("granularity").GetString(), answer.GetProperty("time_zone").GetString(), answer.GetProperty("accounts")[0].GetProperty("units_known").GetInt32()));
        Assert.Equal(asked, home.Providers[0].Calls);
    }

    [Fact]
    public async Task An_account_that_there_is_not_is_a_problem()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        using HttpResponseMessage response = await home.GetAsync("/api/v1/history?provider=gamma");

        await AgentHome.ProblemAsync(response, 404, "unknown-account");
    }

    [Theory]
    [InlineData("?granularity=minute", "granularity knows")]
    [InlineData("?by=session", "by knows")]
    [InlineData("?by=", "by knows")]
    [InlineData("?time_zone=Middle/Earth", "no such time zone")]
    [InlineData("?include=unconfigured", "There are: period")]
    public async Task Parameters_that_make_no_sense_are_told(string query, string detail)
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        using HttpResponseMessage response = await home.GetAsync($"/api/v1/history{query}");

        Assert.Contains(detail, (await AgentHome.ProblemAsync(response, 400, "invalid-request")).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
