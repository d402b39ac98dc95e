using System.Text.Json;
using Aic.Agent.Server.Events;
using Aic.Testing;

namespace Aic.Agent.Tests.Server;

/// <summary>What the agent asks by itself, by a clock that the tests move.</summary>
public sealed class BackgroundRefreshTests
{
    private static readonly FakeAnswer Down = new("""{ "error": { "message": "Out of order." } }""", 503);

    [Fact]
    public async Task At_its_start_the_agent_asks_every_account_that_is_set_up()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha", "beta", "gamma");
        home.Variables.TryRemove(HttpProvider.KeyVariable("gamma"), out _);
        await home.StartAsync();

        await home.PassUntilAsync(() => home.Providers[0].Calls == 1 && home.Providers[1].Calls == 1, TimeSpan.FromSeconds(10));

        Assert.Equal(0, home.Providers[2].Calls);
    }

    [Fact]
    public async Task What_is_still_fresh_in_the_store_is_not_asked_for_at_the_start()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        await home.GetJsonAsync("/api/v1/usage");
        await home.Server.DisposeAsync();

        await using AgentHome again = await home.StartAgainAsync();
        await again.PassAsync(TimeSpan.FromSeconds(200));

        Assert.Equal(1, home.Providers[0].Calls);
    }

    [Fact]
    public async Task Each_account_is_asked_again_when_its_time_to_live_ends_and_not_before()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        await home.PassUntilAsync(() => home.Providers[0].Calls == 1, TimeSpan.FromSeconds(10));

        await home.PassAsync(TimeSpan.FromSeconds(280));
        Assert.Equal(1, home.Providers[0].Calls);
        await home.PassUntilAsync(() => home.Providers[0].Calls == 2, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task After_the_machine_slept_a_question_has_old_numbers_asked_for_anew()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        await home.StartAsync(options => options with { WorkDelay = TimeSpan.Zero });
        await Eventually.IsSoAsync(() => home.Providers[0].Calls == 1);
        await Eventually.IsSoAsync(async () => !(await home.GetJsonAsync("/api/v1/usage/alpha")).GetProperty("is_stale").GetBoolean());

        // The clock goes on and no timer does.
        home.Time.AdjustTime(home.Time.GetUtcNow() + TimeSpan.FromHours(8));

        await home.GetJsonAsync("/api/v1/usage");

        await Eventually.IsSoAsync(() => home.Providers[0].Calls == 2);
    }

    [Fact]
    public async Task A_period_that_was_asked_for_is_kept_fresh_for_an_hour()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        await home.GetJsonAsync("/api/v1/usage?since=2026-10-01&until=2026-10-08");
        await home.PassUntilAsync(() => home.Providers[0].Calls == 2, TimeSpan.FromSeconds(10));

        await home.PassUntilAsync(() => home.Providers[0].Calls == 4, TimeSpan.FromSeconds(400));
        await home.PassAsync(TimeSpan.FromMinutes(70), TimeSpan.FromSeconds(10));
        int calls = home.Providers[0].Calls;
        await home.PassAsync(TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(10));

        // One period, about every five and a quarter minutes, instead of two.
        Assert.InRange(home.Providers[0].Calls - calls, 4, 7);
    }

    [Fact]
    public async Task An_outage_of_an_hour_is_asked_into_ever_more_rarely_and_its_end_is_noticed()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha", "beta");
        await home.GetJsonAsync("/api/v1/usage");
        home.Provider.Answer("/alpha/usage", _ => Down);

        await home.PassAsync(TimeSpan.FromHours(1));
        int calls = home.Providers[0].Calls;
        JsonElement alpha = (await home.GetJsonAsync("/api/v1/usage")).GetProperty("providers")[0];
        JsonElement beta = (await home.GetJsonAsync("/api/v1/usage")).GetProperty("providers")[1];

        Assert.InRange(calls, 5, 12);
        Assert.True(alpha.GetProperty("is_stale").GetBoolean());
        Assert.Equal(1, alpha.GetProperty("usage").GetProperty("requests_count").GetInt64());
        Assert.Equal("service_unavailable", alpha.GetProperty("error").GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, beta.GetProperty("error").ValueKind);
        Assert.InRange(home.Providers[1].Calls, 10, 14);

        home.Provider.Answer("/alpha/usage", _ => new FakeAnswer(AgentHome.Usage(42)));
        await home.PassUntilAsync(() => home.Providers[0].Calls > calls, TimeSpan.FromMinutes(20));
        await Eventually.IsSoAsync(async () =>
            (await home.GetJsonAsync("/api/v1/usage")).GetProperty("providers")[0].GetProperty("usage").GetProperty("requests_count").GetInt64() == 42);
    }

    [Fact]
    public async Task A_provider_that_says_when_to_come_back_is_not_asked_before()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.Provider.Answer("/alpha/usage", _ => new FakeAnswer("{}", 429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "7200" } });
        await home.StartAsync();
        await home.PassUntilAsync(() => home.Providers[0].Calls == 1, TimeSpan.FromSeconds(10));

        await home.PassAsync(TimeSpan.FromMinutes(119), TimeSpan.FromSeconds(30));
        Assert.Equal(1, home.Providers[0].Calls);
        await home.PassUntilAsync(() => home.Providers[0].Calls == 2, TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task A_key_that_was_refused_is_never_asked_with_again_and_another_one_is_at_once()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.Provider.Answer("/alpha/usage", _ => new FakeAnswer("""{ "error": { "message": "Wrong key." } }""", 401));
        await home.StartAsync();
        await home.PassUntilAsync(() => home.Providers[0].Calls == 1, TimeSpan.FromSeconds(10));

        await home.PassAsync(TimeSpan.FromHours(3), TimeSpan.FromSeconds(60));
        Assert.Equal(1, home.Providers[0].Calls);

        home.Provider.Answer("/alpha/usage", _ => new FakeAnswer(AgentHome.Usage(1)));
        home.WriteConfig("""{ "providers": { "alpha": { "api_key": "sk-other-not-a-real-key-0123456789", "auth_source": "config" } } }""");
        await Eventually.IsSoAsync(() => home.Providers[0].Calls == 2);
    }

    [Fact]
    public async Task What_the_agent_does_is_told_to_listeners()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        using AgentSubscription listener = home.Server.Parts.Events.Subscribe();

        await home.PassUntilAsync(() => home.Server.Parts.Refresher.LastFinishedAt is not null, TimeSpan.FromSeconds(10));

        AgentEvent[] told = [await NextAsync(), await NextAsync(), await NextAsync()];
        Assert.Equal(["alpha"], Assert.IsType<RefreshStarted>(told[0]).Accounts);
        Assert.Equal(1, Assert.IsType<UsageChanged>(told[1]).Usage.Usage!.RequestsCount);
        Assert.Equal((1, 0), (Assert.IsType<RefreshFinished>(told[2]).Accounts.Count, ((RefreshFinished)told[2]).Failed.Count));

        ValueTask<AgentEvent> NextAsync() => listener.Reader.ReadAsync(TestContext.Current.CancellationToken);
    }
}
