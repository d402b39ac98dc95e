using System.Globalization;
using System.Text.Json;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

/// <summary>An agent that is killed in the middle of refreshes and changes of the configuration loses nothing that it said was done.</summary>
public sealed class KilledAgentTests
{
    private const int Rounds = 4;
    private const string Period = "since=2026-11-01T00:00:00Z&until=2026-11-03T00:00:00Z";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_answered_is_there_after_a_kill(bool isNative)
    {
        string executable = isNative ? NativeExecutable.Require() : AicHome.Executable;
        await using FakeServer server = await FakeOpenAI.StartAsync();
        FakeOpenAI.CountRequests(server);
        using AicHome home = AicHome.WithOpenAI(server);
        Done done = new();
        for (int round = 1; round <= Rounds; round++)
        {
            using ServedAgent agent = await ServedAgent.StartAsync(home, executable);
            Task work = Task.WhenAll(
                UntilKilledAsync(() => RefreshAsync(agent, done)),
                UntilKilledAsync(() => ChangeAsync(agent, done)),
                UntilKilledAsync(() => AddAccountAsync(agent, done)));
            (long refreshes, long ttl, long accounts) = (done.Refreshes + 1, done.Ttl + round, done.Accounts + round);
            bool IsEnough() => done.Refreshes >= refreshes && done.Ttl >= ttl && done.Accounts >= accounts;
            await Server.Eventually.IsSoAsync(() => IsEnough() || work.IsCompleted);
            await agent.KillAsync();
            await work;
            Assert.True(IsEnough(), "The agent ended by itself.");
        }

        // What is lost can't be asked for again.
        FakeOpenAI.GoDown(server);
        using ServedAgent last = await ServedAgent.StartAsync(home, executable);
        JsonElement health = await last.GetAsync("/health");
        JsonElement config = await last.GetAsync("/api/v1/config");
        JsonElement usage = (await last.GetAsync($"/api/v1/usage/openai?{Period}")).GetProperty("usage");

        Assert.Equal(("ok", null, null), (health.GetProperty("status").GetString(), health.GetProperty("store_problem").GetString(), health.GetProperty("config_problem").GetString()));
        Assert.InRange(config.GetProperty("cache_ttl_seconds").GetInt64(), done.Ttl, done.Ttl + Rounds);
        Assert.All(Enumerable.Range(1, (int)done.Accounts), number => Assert.True(config.GetProperty("providers").TryGetProperty($"openai@w{number}", out _), $"openai@w{number} is lost."));
        Assert.Equal("••••wxyz", config.GetProperty("providers").GetProperty("openai").GetProperty("api_key").GetString());
        Assert.True(usage.GetProperty("requests_count").GetInt64() >= done.Requests);
        Assert.Equal(3.75m, usage.GetProperty("cost_usd").GetDecimal());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(home.ConfigFile));
        }
    }

    private static async Task RefreshAsync(ServedAgent agent, Done done)
    {
        JsonElement report = await agent.PostAsync($"/api/v1/refresh?provider=openai&wait=true&{Period}");
        done.Requests = report.GetProperty("providers")[0].GetProperty("usage").GetProperty("requests_count").GetInt64();
        done.Refreshes++;
    }

    private static async Task ChangeAsync(ServedAgent agent, Done done)
    {
        long ttl = done.Ttl + 1;
        await agent.PostAsync("/api/v1/config", $$"""{ "cache_ttl_seconds": {{ttl.ToString(CultureInfo.InvariantCulture)}} }""");
        done.Ttl = ttl;
    }

    private static async Task AddAccountAsync(ServedAgent agent, Done done)
    {
        long number = done.Accounts + 1;
        await agent.PostAsync($"/api/v1/config/openai@w{number.ToString(CultureInfo.InvariantCulture)}", """{ "api_key": "sk-admin-not-a-real-key-of-work-0123", "enabled": false }""");
        done.Accounts = number;
    }

    private static async Task UntilKilledAsync(Func<Task> doOne)
    {
        try
        {
            while (true)
            {
                await doOne();
            }
        }
        catch (HttpRequestException exception) when (exception.StatusCode is null)
        {
            // The agent was killed in the middle of it.
        }
    }

    /// <summary>What the agent said was done. Each number is written by one task only.</summary>
    private sealed class Done
    {
        public long Requests { get; set; }

        public long Refreshes { get; set; }

        public long Ttl { get; set; } = 1000;

        public long Accounts { get; set; }
    }
}
