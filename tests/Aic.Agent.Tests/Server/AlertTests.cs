using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Aic.Agent.Server.Events;
using Aic.Core.Alerts;
using Aic.Testing;

namespace Aic.Agent.Tests.Server;

/// <summary>Alerts of an agent: a provider that has billed a dollar and a half, at noon of 24 November 2026.</summary>
public sealed class AlertTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_budget_that_nobody_looks_at_is_watched_and_its_alert_told_live_in_the_log_in_the_metrics_and_by_the_API()
    {
        await using AgentHome home = await WithBudgetAsync("""{ "amount": 2, "period": "day", "thresholds": [50] }""");
        Assert.Equal(0, (await home.GetJsonAsync("/api/v1/alerts")).GetProperty("alerts").GetArrayLength());
        ConcurrentQueue<AgentEvent> told = Listen(home);

        await home.PassUntilAsync(() => told.OfType<AlertRaised>().Any(), TimeSpan.FromMinutes(2));

        JsonElement alert = Assert.Single((await home.GetJsonAsync("/api/v1/alerts")).GetProperty("alerts").EnumerateArray());
        Assert.Equal(("budget_threshold", "info", "all"), (alert.GetProperty("kind").GetString(), alert.GetProperty("severity").GetString(), alert.GetProperty("subject").GetString()));
        Assert.Equal("Budget all: 50% used ($1.50 of $2.00 billed)", alert.GetProperty("title").GetString());
        Assert.Contains($"Warning: Alert {alert.GetProperty("id").GetString()} (budget_threshold, info) about all: Budget all: 50% used", home.Log.Text, StringComparison.Ordinal);
        Assert.Contains("aic_alerts_active{kind=\"budget_threshold\"} 1\n", await home.Client.GetStringAsync("/metrics", Cancellation), StringComparison.Ordinal);

        // The day after nothing is used.
        home.Provider.Answer("/alpha/usage", _ => new FakeAnswer("""{ "requests": 0, "cost": 0 }"""));
        await home.PassUntilAsync(() => told.OfType<AlertCleared>().Any(), TimeSpan.FromHours(13));
        Assert.Single(told.OfType<AlertRaised>());
        Assert.Equal(0, (await home.GetJsonAsync("/api/v1/alerts")).GetProperty("alerts").GetArrayLength());
        Assert.Equal(1, (await home.GetJsonAsync("/api/v1/alerts?state=all")).GetProperty("alerts").GetArrayLength());
    }

    [Fact]
    public async Task A_restart_raises_nothing_anew()
    {
        await using AgentHome first = await WithBudgetAsync("""{ "amount": 2, "thresholds": [50] }""");
        ConcurrentQueue<AgentEvent> told = Listen(first);
        await first.PassUntilAsync(() => told.OfType<AlertRaised>().Any(), TimeSpan.FromMinutes(2));
        await first.Server.StopAsync();

        await using AgentHome second = await first.StartAgainAsync();
        ConcurrentQueue<AgentEvent> toldAgain = Listen(second);
        await second.PassAsync(TimeSpan.FromMinutes(20));

        Assert.Empty(toldAgain.OfType<AlertRaised>());
        Assert.Equal(1, (await second.GetJsonAsync("/api/v1/alerts")).GetProperty("alerts").GetArrayLength());
    }

    [Fact]
    public async Task An_alert_is_snoozed_and_told_again_when_that_is_over()
    {
        await using AgentHome home = await WithBudgetAsync("""{ "amount": 2, "thresholds": [50] }""");
        ConcurrentQueue<AgentEvent> told = Listen(home);
        await home.PassUntilAsync(() => told.OfType<AlertRaised>().Any(), TimeSpan.FromMinutes(2));
        string address = $"/api/v1/alerts/{told.OfType<AlertRaised>().Single().Alert.Id}/snooze";

        using HttpResponseMessage snoozed = await home.PostAsync(address, """{ "for_minutes": 30 }""");
        Assert.Equal(home.Time.GetUtcNow().AddMinutes(30), (await AgentHome.ReadAsync(snoozed)).GetProperty("snoozed_until").GetDateTimeOffset());
        using HttpResponseMessage resumed = await home.SendAsync("delete", address, "");
        Assert.Equal(JsonValueKind.Null, (await AgentHome.ReadAsync(resumed)).GetProperty("snoozed_until").ValueKind);
        await home.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Single(told.OfType<AlertRaised>());

        using HttpResponseMessage again = await home.PostAsync(address, $$"""{ "until": "{{home.Time.GetUtcNow().AddMinutes(40):O}}" }""");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await home.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Single(told.OfType<AlertRaised>());
        await home.PassUntilAsync(() => told.OfType<AlertRaised>().Count() == 2, TimeSpan.FromMinutes(12));
    }

    [Theory]
    [InlineData("""{ "for_minutes": 0 }""")]
    [InlineData("""{ "for_minutes": 9000000 }""")]
    [InlineData("""{ "until": "2026-11-24T11:00:00Z" }""")]
    [InlineData("""{ "until": "2026-11-25T11:00:00" }""")]
    [InlineData("""{ "until": "soon" }""")]
    [InlineData("""{ "until": "2026-11-25T11:00:00Z", "for_minutes": 5 }""")]
    [InlineData("{}")]
    public async Task What_is_no_snooze_is_refused(string body)
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        await AgentHome.ProblemAsync(await home.PostAsync("/api/v1/alerts/none/snooze", body), 422, "invalid-snooze");
    }

    [Fact]
    public async Task What_is_no_alert_is_not_found()
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        await AgentHome.ProblemAsync(await home.PostAsync("/api/v1/alerts/none/snooze", """{ "for_minutes": 5 }"""), 404, "unknown-alert");
        await AgentHome.ProblemAsync(await home.SendAsync("delete", "/api/v1/alerts/none/snooze", ""), 404, "unknown-alert");
        await AgentHome.ProblemAsync(await home.GetAsync("/api/v1/alerts?state=old"), 400, "invalid-request");
    }

    [Fact]
    public async Task Snoozing_is_protected_like_all_changes()
    {
        await using AgentHome home = await AgentHome.WithAsync();
        home.WriteConfig("""{ "require_token": true }""");
        await home.StartAsync();

        await AgentHome.ProblemAsync(await home.PostAsync("/api/v1/alerts/none/snooze", """{ "for_minutes": 5 }"""), 401, "token-required");
    }

    [Fact]
    public async Task A_channel_that_hangs_holds_up_no_other_and_no_end_of_the_agent()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.WriteConfig("""{ "budgets": { "all": { "amount": 2, "thresholds": [50] } } }""");
        RecordingChannel ops = new("ops");
        await home.StartAsync(options => options with { Tracker = options.Tracker with { AlertChannels = _ => [new HangingChannel(), ops] } });

        await home.PassUntilAsync(() => ops.Told.Count == 1, TimeSpan.FromMinutes(2));
        home.WriteConfig("""{ "budgets": { "all": { "amount": 1, "thresholds": [50] } } }""");
        home.Server.Parts.Config.Reload();
        await home.PassUntilAsync(() => ops.Told.Count >= 3, TimeSpan.FromMinutes(2));

        Assert.Equal([AlertEvent.Raised, AlertEvent.Raised, AlertEvent.Cleared], ops.Told.Select(notice => notice.Event).Order());
        await home.Server.StopAsync();
    }

    private static async Task<AgentHome> WithBudgetAsync(string budget)
    {
        AgentHome home = await AgentHome.WithAsync("alpha");
        home.Provider.Answer("/alpha/usage", _ => new FakeAnswer(AgentHome.Usage(1)));
        home.WriteConfig($$"""{ "budgets": { "all": {{budget}} } }""");
        return await home.StartAsync();
    }

    private static ConcurrentQueue<AgentEvent> Listen(AgentHome home)
    {
        ConcurrentQueue<AgentEvent> told = [];
        AgentSubscription subscription = home.Server.Parts.Events.Subscribe();
        _ = Task.Run(
            async () =>
            {
                using AgentSubscription listening = subscription;
                await foreach (AgentEvent one in subscription.Reader.ReadAllAsync(Cancellation))
                {
                    told.Enqueue(one);
                }
            },
            Cancellation);
        return told;
    }

    private sealed class HangingChannel : IAlertChannel
    {
        public string Name => "stuck";

        public Task TellAsync(AlertNotice notice, CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, CancellationToken.None);
    }

    private sealed class RecordingChannel(string name) : IAlertChannel
    {
        private readonly ConcurrentQueue<AlertNotice> _told = new();

        public string Name => name;

        public IReadOnlyList<AlertNotice> Told => [.. _told];

        public Task TellAsync(AlertNotice notice, CancellationToken cancellationToken)
        {
            _told.Enqueue(notice);
            return Task.CompletedTask;
        }
    }
}
