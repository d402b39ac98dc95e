using System.Text.Json;
using Aic.Agent.Server.Alerts;
using Aic.Agent.Server.Events;
using Aic.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aic.Agent.Tests.Server;

/// <summary>An agent whose store can't be read for a while. There is an alert: a budget of two dollars, of which one and a half are used.</summary>
public sealed class UnreadableAlertsTests
{
    [Fact]
    public async Task Alerts_that_can_not_be_read_are_a_problem_and_no_metric()
    {
        await using AgentHome home = await WithAlertAsync();
        Hide(home);

        JsonElement problem = await AgentHome.ProblemAsync(await home.GetAsync("/api/v1/alerts"), 503, "store-unusable");
        string metrics = await home.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

        Assert.Contains("usage.db can't be used", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("aic_alerts_active", metrics, StringComparison.Ordinal);
        Assert.Contains("aic_build_info", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_alerts_can_not_be_read_none_is_news()
    {
        await using AgentHome home = await WithAlertAsync();
        (AlertNews news, AgentSubscription told) = News(home);
        news.Begin();

        Hide(home);
        news.Tell();
        Show(home);
        news.Tell();

        Assert.False(told.Reader.TryRead(out _));
    }

    [Fact]
    public async Task What_could_not_be_read_at_the_start_is_no_news_later()
    {
        await using AgentHome home = await WithAlertAsync();
        (AlertNews news, AgentSubscription told) = News(home);

        Hide(home);
        news.Begin();
        news.Tell();
        Show(home);
        news.Tell();

        Assert.False(told.Reader.TryRead(out _));
    }

    private static async Task<AgentHome> WithAlertAsync()
    {
        AgentHome home = await AgentHome.WithAsync("alpha");
        home.Provider.Answer("/alpha/usage", _ => new FakeAnswer(AgentHome.Usage(1)));
        home.WriteConfig("""{ "budgets": { "all": { "amount": 2, "thresholds": [50] } } }""");
        await home.StartAsync();
        await home.PassUntilAsync(() => home.Log.Text.Contains("(budget_threshold, info)", StringComparison.Ordinal), TimeSpan.FromMinutes(2));
        return home;
    }

    private static (AlertNews News, AgentSubscription Told) News(AgentHome home)
    {
        AgentEvents events = new();
        return (new AlertNews(home.Server.Parts.Tracker, home.Server.Parts.Config, events, home.Time, NullLogger.Instance), events.Subscribe());
    }

    private static void Hide(AgentHome home) => Execute(home, "ALTER TABLE alerts RENAME TO hidden;");

    private static void Show(AgentHome home) => Execute(home, "ALTER TABLE hidden RENAME TO alerts;");

    private static void Execute(AgentHome home, string sql)
    {
        using SqliteConnection connection = new($"Data Source={home.Paths.StoreFile};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
