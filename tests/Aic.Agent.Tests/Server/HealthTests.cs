using System.Net;
using System.Text.Json;
using Aic.Core;

namespace Aic.Agent.Tests.Server;

public sealed class HealthTests
{
    [Fact]
    public async Task Health_tells_version_and_uptime()
    {
        await using AgentHome home = await new AgentHome().StartAsync();
        home.Time.Advance(TimeSpan.FromSeconds(90));

        using HttpResponseMessage response = await home.Client.GetAsync("/health", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        JsonElement health = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Equal(AicVersion.Current, health.GetProperty("version").GetString());
        Assert.Equal(90, health.GetProperty("uptime_seconds").GetInt64());
    }
}
