using System.Text.Json;

namespace Aic.Agent.Tests.Server;

public sealed class ProvidersEndpointTests
{
    [Fact]
    public async Task The_catalog_is_told_with_each_accounts_state_and_nobody_is_asked()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha", "beta");
        home.Variables.TryRemove(HttpProvider.KeyVariable("beta"), out _);
        await home.StartAsync();

        JsonElement before = (await home.GetJsonAsync("/api/v1/providers")).GetProperty("providers");
        Assert.Equal(0, home.Providers[0].Calls);
        await home.GetJsonAsync("/api/v1/usage");
        JsonElement after = (await home.GetJsonAsync("/api/v1/providers")).GetProperty("providers");

        Assert.Equal((true, JsonValueKind.Null), (before[0].GetProperty("is_configured").GetBoolean(), before[0].GetProperty("fetched_at").ValueKind));
        Assert.Equal(home.Time.GetUtcNow(), after[0].GetProperty("fetched_at").GetDateTimeOffset());
        Assert.Equal((false, "missing_key"), (after[1].GetProperty("is_configured").GetBoolean(), after[1].GetProperty("error").GetProperty("kind").GetString()));
        Assert.Equal("ALPHA_KEY", after[0].GetProperty("key_variable").GetString());
    }
}
