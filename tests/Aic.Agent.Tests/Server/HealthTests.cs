using System.Net;
using System.Text.Json;
using Aic.Core;

namespace Aic.Agent.Tests.Server;

public sealed class HealthTests
{
    [Fact]
    public async Task Health_tells_version_uptime_and_the_last_refresh()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        Assert.Equal(JsonValueKind.Null, (await home.GetJsonAsync("/health")).GetProperty("last_refresh").ValueKind);
        await home.GetJsonAsync("/api/v1/usage");
        home.Time.Advance(TimeSpan.FromMilliseconds(900));

        JsonElement health = await home.GetJsonAsync("/health");

        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Equal(AicVersion.Current, health.GetProperty("version").GetString());
        Assert.Equal(0, health.GetProperty("uptime_seconds").GetInt64());
        Assert.Equal(home.Time.GetUtcNow().AddMilliseconds(-900), health.GetProperty("last_refresh").GetDateTimeOffset());
    }

    [Fact]
    public async Task Before_anything_is_asked_for_no_store_is_opened()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        await home.GetJsonAsync("/health");

        Assert.False(File.Exists(home.Paths.StoreFile));
    }

    [Fact]
    public async Task A_store_that_cannot_be_used_is_told_and_usage_is_served_all_the_same()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        Directory.CreateDirectory(home.Paths.StoreFile);
        await home.StartAsync();

        JsonElement usage = await home.GetJsonAsync("/api/v1/usage");
        JsonElement health = await home.GetJsonAsync("/health");

        Assert.Equal(1, usage.GetProperty("providers")[0].GetProperty("usage").GetProperty("requests_count").GetInt32());
        Assert.Equal("degraded", health.GetProperty("status").GetString());
        Assert.Contains("usage.db", health.GetProperty("store_problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_agent_stops_it_says_that_it_cannot_serve()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        home.Server.Parts.Stop();

        using HttpResponseMessage response = await home.GetAsync("/health");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("down", (await AgentHome.ReadAsync(response)).GetProperty("status").GetString());
    }
}
