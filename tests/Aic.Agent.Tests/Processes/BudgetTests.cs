using System.Globalization;
using System.Text.Json;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

/// <summary>Budgets, as a whole process.</summary>
public sealed class BudgetTests
{
    [Fact]
    public async Task Budgets_are_set_listed_tested_and_removed()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);

        AicResult set = await home.RunAsync("budget", "set", "all", "200", "--starts-on", "15", "--threshold", "75,projected");
        Assert.Equal((0, "all: $200.00 a month from day 15 for everything"), (set.ExitCode, Assert.Single(set.Lines)));
        Assert.Equal(0, (await home.RunAsync("budget", "set", "tokens", "5000000", "--unit", "tokens", "--period", "week", "--provider", "openai", "--model", "gpt-*")).ExitCode);

        AicResult list = await home.RunAsync("budget", "list");
        Assert.Equal(0, list.ExitCode);
        Assert.Contains("$200.00", list.LineOf("all"), StringComparison.Ordinal);
        Assert.Contains("5.00 M tokens", list.LineOf("tokens"), StringComparison.Ordinal);

        AicResult json = await home.RunAsync("budget", "list", "to*", "--json");
        using JsonDocument document = JsonDocument.Parse(json.Out);
        JsonElement budget = Assert.Single(document.RootElement.GetProperty("budgets").EnumerateArray()).GetProperty("budget");
        Assert.Equal(("tokens", "week", "gpt-*"), (budget.GetProperty("name").GetString(), budget.GetProperty("period").GetString(), budget.GetProperty("models")[0].GetString()));

        Assert.Equal(0, (await home.RunAsync("budget", "remove", "tokens")).ExitCode);
        AicResult gone = await home.RunAsync("budget", "list", "tokens");
        Assert.Equal((1, "aic: There is no budget 'tokens'. There are: all."), (gone.ExitCode, gone.Error.Trim()));
    }

    [Fact]
    public async Task The_exit_code_says_whether_budgets_are_kept()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);

        AicResult none = await home.RunAsync("budget", "test");
        Assert.Equal((1, true), (none.ExitCode, none.Error.Contains("no budget to test", StringComparison.Ordinal)));

        await home.RunAsync("budget", "set", "kept", "1000000");
        Assert.Equal((0, "", ""), await Outcome(home.RunAsync("budget", "test")));

        WriteLog(home);
        await home.RunAsync("budget", "set", "tools", "5", "--provider", "claude-code");
        AicResult reached = await home.RunAsync("budget", "test");
        Assert.Equal((3, "aic: The budget tools has reached 100%: ~$6.00 of $5.00 (120%) is used."), (reached.ExitCode, reached.Error.Trim()));
        Assert.Equal(0, (await home.RunAsync("budget", "test", "tools", "--at", "150")).ExitCode);

        await home.RunAsync("budget", "set", "unknown", "5", "--provider", "cohere");
        AicResult unknown = await home.RunAsync("budget", "test", "unknown");
        Assert.Equal((1, "aic: unknown: cohere isn't set up."), (unknown.ExitCode, unknown.Error.Trim()));
    }

    [Theory]
    [InlineData("The amount must be a number above 0", "budget", "set", "all", "0")]
    [InlineData("The period must be", "budget", "set", "all", "5", "--period", "year")]
    [InlineData("The unit must be", "budget", "set", "all", "5", "--unit", "EUR")]
    [InlineData("Give the amount of the new one", "budget", "set", "all")]
    [InlineData("is no budget's name", "budget", "set", "a b", "5")]
    public async Task A_budget_that_cannot_be_is_refused(string said, params string[] args)
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync(args);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(home.ConfigFile));
    }

    [Theory]
    [InlineData("budget", "set", "all", "5$")]
    [InlineData("budget", "set", "all", "-5")]
    [InlineData("budget", "test", "--at", "often")]
    [InlineData("budget", "remove")]
    public async Task Arguments_that_make_no_sense_are_told(params string[] args)
    {
        using AicHome home = new();

        Assert.Equal(2, (await home.RunAsync(args)).ExitCode);
    }

    /// <summary>A response of this moment that costs six dollars at API prices.</summary>
    private static void WriteLog(AicHome home)
    {
        string folder = Path.Combine(home.Environment["HOME"]!, ".claude", "projects", "-home-dev-app");
        Directory.CreateDirectory(folder);
        string time = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        File.WriteAllText(
            Path.Combine(folder, "s1.jsonl"),
            $$$$"""{"cwd":"/home/dev/app","sessionId":"s1","type":"assistant","requestId":"r1","timestamp":"{{{{time}}}}","message":{"id":"m1","model":"claude-sonnet-4-20250514","usage":{"input_tokens":1000000,"output_tokens":0}}}""" + "\n");
    }

    private static async Task<(int ExitCode, string Out, string Error)> Outcome(Task<AicResult> run)
    {
        AicResult result = await run;
        return (result.ExitCode, result.Out, result.Error);
    }
}
