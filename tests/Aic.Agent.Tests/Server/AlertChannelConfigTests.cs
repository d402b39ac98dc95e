using System.Net;
using System.Text.Json;

namespace Aic.Agent.Tests.Server;

/// <summary>Channels of alerts over HTTP: they decide what is run and who is contacted.</summary>
public sealed class AlertChannelConfigTests
{
    private const string Command = """{ "alerts": { "channels": { "run": { "type": "command", "command": "sh" } } } }""";

    [Theory]
    [InlineData(Command)]
    [InlineData("""{ "alerts": { "channels": { "ops": { "url": "https://elsewhere.example.test/x" } } } }""")]
    [InlineData("""{ "alerts": { "channels": { "ops": { "minimum_severity": "critical" } } } }""")]
    [InlineData("""{ "alerts": { "channels": { "ops": null } } }""")]
    public async Task Changing_channels_needs_the_token(string patch)
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.WriteConfig("""{ "alerts": { "channels": { "ops": { "type": "webhook", "url": "https://hooks.example.test/MadeUpToken" } } } }""");
        await home.StartAsync();
        byte[] before = await File.ReadAllBytesAsync(home.Paths.ConfigFile, TestContext.Current.CancellationToken);

        using HttpResponseMessage refused = await home.PostAsync("/api/v1/config", patch);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("how alerts are told", (await AgentHome.ReadAsync(refused)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(home.Paths.ConfigFile, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task With_the_token_they_are_changed_and_shown_masked()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        await home.StartAsync();

        using HttpResponseMessage response = await home.PostAsync(
            "/api/v1/config", """{ "alerts": { "muted": ["quota_low"], "channels": { "ops": { "type": "webhook", "url": "https://hooks.example.test/MadeUpToken" } } } }""", withToken: true);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        JsonElement alerts = (await AgentHome.ReadAsync(response)).GetProperty("alerts");
        Assert.Equal("https://hooks.example.test/••••", alerts.GetProperty("channels").GetProperty("ops").GetProperty("url").GetString());
        Assert.Equal("quota_low", alerts.GetProperty("muted")[0].GetString());
    }

    [Fact]
    public async Task Muting_a_kind_and_repeating_what_is_set_needs_no_token()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.WriteConfig(Command);
        await home.StartAsync();

        using HttpResponseMessage response = await home.PostAsync("/api/v1/config", """{ "alerts": { "muted": ["unusual_day"], "channels": { "run": { "command": "sh" } } } }""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_mistake_is_named_without_the_value()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        await home.StartAsync();

        using HttpResponseMessage response = await home.PostAsync("/api/v1/config", """{ "alerts": { "channels": { "ops": { "type": "webhook", "url": "http://hooks.example.test/MadeUpToken" } } } }""", withToken: true);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        string detail = (await AgentHome.ReadAsync(response)).GetProperty("detail").GetString()!;
        Assert.Contains("\"url\" must begin with https://", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("MadeUpToken", detail, StringComparison.Ordinal);
    }
}
