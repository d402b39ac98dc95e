using System.Text.Json;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

/// <summary>Alerts, as a whole process. The alert is a budget of a coding tool's usage, six dollars at API prices.</summary>
public sealed class AlertsTests
{
    [Fact]
    public async Task Alerts_are_raised_by_a_check_told_to_a_channel_once_listed_snoozed_and_over()
    {
        await using FakeServer hook = await FakeServer.StartAsync();
        hook.Answer("/hook", "{}");
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        Assert.StartsWith("Nothing needed attention at the last look.", (await home.RunAsync("alerts")).Out, StringComparison.Ordinal);
        await home.RunWithInputAsync($"{new Uri(hook.Address, "/hook")}\n", "alerts", "channels", "set", "ops", "--type", "webhook", "--url", "-");
        await home.RunAsync("budget", "set", "all", "0.01", "--threshold", "100");

        AicResult check = await home.RunAsync("alerts", "check");
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        Assert.StartsWith("raised: Budget all: 100% used (", Assert.Single(check.Lines), StringComparison.Ordinal);
        Assert.Equal((0, ""), Outcome(await home.RunAsync("alerts", "check")));
        Assert.Equal("alert.raised", JsonElement.Parse(Assert.Single(hook.Requests).Body).GetProperty("type").GetString());

        JsonElement alert = Assert.Single(JsonElement.Parse((await home.RunAsync("alerts", "--json")).Out).GetProperty("alerts").EnumerateArray());
        string id = alert.GetProperty("id").GetString()!;
        Assert.Equal(("budget_threshold", "critical", true), (alert.GetProperty("kind").GetString(), alert.GetProperty("severity").GetString(), alert.GetProperty("deliveries")[0].GetProperty("is_delivered").GetBoolean()));
        Assert.Contains("The budget all has reached 100%", (await home.RunAsync("alerts")).Out, StringComparison.Ordinal);

        Assert.Equal((0, ""), Outcome(await home.RunAsync("alerts", "snooze", "budget-*", "--for", "2d")));
        Assert.Contains("snoozed until", (await home.RunAsync("alerts")).Out, StringComparison.Ordinal);
        Assert.Equal((0, ""), Outcome(await home.RunAsync("alerts", "resume", id)));
        Assert.DoesNotContain("snoozed until", (await home.RunAsync("alerts")).Out, StringComparison.Ordinal);

        await home.RunAsync("budget", "remove", "all");
        Assert.StartsWith("over: Budget all", Assert.Single((await home.RunAsync("alerts", "check")).Lines), StringComparison.Ordinal);
        Assert.StartsWith("Nothing needed attention at the last look.", (await home.RunAsync("alerts")).Out, StringComparison.Ordinal);
        Assert.Contains("ops, ", (await home.RunAsync("alerts", "--all")).Out, StringComparison.Ordinal);
        Assert.Equal(2, hook.Requests.Count);
    }

    [Fact]
    public async Task A_channel_that_fails_is_a_warning_and_fails_nothing()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        await home.RunAsync("alerts", "channels", "set", "broken", "--type", "command", "--command", "no-such-program-here");
        await home.RunAsync("budget", "set", "all", "0.01", "--threshold", "100");

        AicResult check = await home.RunAsync("alerts", "check", "--quiet");

        Assert.Equal((0, ""), (check.ExitCode, check.Out));
        Assert.Contains("The channel broken didn't take the alert", check.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "either --until or --for", "alerts", "snooze", "some")]
    [InlineData(2, "either --until or --for", "alerts", "snooze", "some", "--for", "2d", "--until", "2030-01-01")]
    [InlineData(2, "is no time", "alerts", "snooze", "some", "--for", "soon")]
    [InlineData(2, "is no date", "alerts", "snooze", "some", "--until", "soon")]
    [InlineData(1, "There is no alert 'some'", "alerts", "snooze", "some", "--for", "2d")]
    [InlineData(1, "There is no alert 'some'", "alerts", "resume", "some")]
    public async Task What_makes_no_sense_is_told(int exitCode, string message, params string[] arguments)
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync(arguments);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    private static (int, string) Outcome(AicResult result) => (result.ExitCode, result.Out + result.Error);
}
