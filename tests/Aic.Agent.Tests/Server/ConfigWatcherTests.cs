using System.Text.Json;
using Aic.Agent.Server.Events;
using Aic.Agent.Server.Settings;
using Aic.Core.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aic.Agent.Tests.Server;

/// <summary>The configuration is edited under the agent's feet.</summary>
public sealed class ConfigWatcherTests
{
    [Fact]
    public async Task What_others_change_is_picked_up_and_told()
    {
        await using AgentHome home = await WatchingAsync();
        using AgentSubscription listener = home.Server.Parts.Events.Subscribe();

        new ConfigFile(home.Paths.ConfigFile).Update(config => config with { CacheTtlSeconds = 77 });

        await Eventually.IsSoAsync(async () => (await home.GetJsonAsync("/api/v1/config")).GetProperty("cache_ttl_seconds").GetInt32() == 77);
        while (await listener.Reader.ReadAsync(TestContext.Current.CancellationToken) is not ConfigChanged)
        {
        }
    }

    [Fact]
    public async Task A_broken_edit_is_told_and_changes_nothing_until_it_is_corrected()
    {
        await using AgentHome home = await WatchingAsync("""{ "cache_ttl_seconds": 60 }""");

        home.WriteConfig("{\n  \"cache_ttl_seconds\": 77\n  \"auto_start\": true\n}");
        await Eventually.IsSoAsync(async () => (await home.GetJsonAsync("/health")).GetProperty("status").GetString() == "degraded");
        JsonElement config = await home.GetJsonAsync("/api/v1/config");
        Assert.Equal(60, config.GetProperty("cache_ttl_seconds").GetInt32());
        Assert.Contains("line 3", config.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Contains("line 3", (await home.GetJsonAsync("/health")).GetProperty("config_problem").GetString(), StringComparison.Ordinal);
        await home.GetJsonAsync("/api/v1/usage");

        home.WriteConfig("""{ "cache_ttl_seconds": 78 }""");
        await Eventually.IsSoAsync(async () => (await home.GetJsonAsync("/health")).GetProperty("status").GetString() == "ok");
        Assert.Equal(78, (await home.GetJsonAsync("/api/v1/config")).GetProperty("cache_ttl_seconds").GetInt32());
    }

    [Fact]
    public async Task The_token_can_be_required_while_the_agent_runs()
    {
        await using AgentHome home = await WatchingAsync();

        home.WriteConfig("""{ "require_token": true }""");

        await Eventually.IsSoAsync(async () =>
        {
            using HttpResponseMessage response = await home.GetAsync("/health");
            return response.StatusCode == System.Net.HttpStatusCode.Unauthorized;
        });
    }

    [Fact]
    public async Task The_target_of_a_link_is_watched_too()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs rights there that tests don't have.");
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        using Aic.Testing.TempFolder elsewhere = new();
        File.WriteAllText(elsewhere.File("mine.json"), "{}");
        File.CreateSymbolicLink(home.Paths.ConfigFile, elsewhere.File("mine.json"));
        await home.StartAsync(options => options with { WorkDelay = TimeSpan.Zero });
        await Eventually.IsSoAsync(() => home.Providers[0].Calls == 1);

        File.WriteAllText(elsewhere.File("mine.json"), """{ "cache_ttl_seconds": 77 }""");

        await Eventually.IsSoAsync(async () => (await home.GetJsonAsync("/api/v1/config")).GetProperty("cache_ttl_seconds").GetInt32() == 77);
    }

    [Fact]
    public async Task A_file_that_is_made_later_is_noticed_without_looking_again_and_again()
    {
        using Aic.Testing.TempFolder folder = new();
        LiveConfig config = new(new ConfigFile(folder.File("agent.json")), NullLogger.Instance);
        using ConfigWatcher watcher = new(config, NullLogger.Instance);
        watcher.Start();

        new ConfigFile(folder.File("agent.json")).Update(before => before with { CacheTtlSeconds = 77 });

        await Eventually.IsSoAsync(() => config.Current.CacheTtlSeconds == 77);
        Assert.False(watcher.Looks);
    }

    [Fact]
    public async Task A_link_that_is_made_later_and_led_elsewhere_is_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs rights there that tests don't have.");
        using Aic.Testing.TempFolder folder = new();
        File.WriteAllText(folder.File("one.json"), """{ "cache_ttl_seconds": 61 }""");
        LiveConfig config = new(new ConfigFile(folder.File("agent.json")), NullLogger.Instance);
        using ConfigWatcher watcher = new(config, NullLogger.Instance);
        watcher.Start();

        File.CreateSymbolicLink(folder.File("agent.json"), folder.File("one.json"));
        await Eventually.IsSoAsync(() => config.Current.CacheTtlSeconds == 61);
        File.WriteAllText(folder.File("one.json"), """{ "cache_ttl_seconds": 62 }""");
        await Eventually.IsSoAsync(() => config.Current.CacheTtlSeconds == 62);
        File.WriteAllText(folder.File("two.json"), """{ "cache_ttl_seconds": 63 }""");
        File.Delete(folder.File("agent.json"));
        File.CreateSymbolicLink(folder.File("agent.json"), folder.File("two.json"));
        await Eventually.IsSoAsync(() => config.Current.CacheTtlSeconds == 63);
        File.WriteAllText(folder.File("two.json"), """{ "cache_ttl_seconds": 64 }""");
        await Eventually.IsSoAsync(() => config.Current.CacheTtlSeconds == 64);

        Assert.False(watcher.Looks);
    }

    /// <summary>An agent that has begun to watch: that comes before it asks the first provider.</summary>
    private static async Task<AgentHome> WatchingAsync(string config = "{}")
    {
        AgentHome home = await AgentHome.WithAsync("alpha");
        home.WriteConfig(config);
        await home.StartAsync(options => options with { WorkDelay = TimeSpan.Zero });
        await Eventually.IsSoAsync(() => home.Providers[0].Calls == 1);
        return home;
    }
}
