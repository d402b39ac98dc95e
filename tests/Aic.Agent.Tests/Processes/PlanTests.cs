using System.Globalization;
using System.Text.Json;

namespace Aic.Agent.Tests.Processes;

/// <summary>Plans, as a whole process.</summary>
public sealed class PlanTests : IDisposable
{
    private readonly AicHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_plan_stands_beside_its_usage_at_API_prices()
    {
        WriteLog();
        AicResult set = await _home.RunAsync("plan", "set", "claude-code", "24", "--yearly");
        Assert.Equal((0, "claude-code: $24.00 a year"), (set.ExitCode, Assert.Single(set.Lines)));

        AicResult list = await _home.RunAsync("plan", "list", "--months", "1");
        Assert.Contains("~$6.00", list.LineOf("claude-code"), StringComparison.Ordinal);
        Assert.Contains("3.0 times the plan", list.LineOf("claude-code"), StringComparison.Ordinal);

        using JsonDocument json = JsonDocument.Parse((await _home.RunAsync("plan", "list", "--json")).Out);
        Assert.Equal([3m, 0m, 0m], json.RootElement.GetProperty("plans").EnumerateArray().Select(month => month.GetProperty("times_plan").GetDecimal()));

        Assert.Equal(0, (await _home.RunAsync("plan", "remove", "CLAUDE-CODE")).ExitCode);
        AicResult gone = await _home.RunAsync("plan", "list", "claude-code");
        Assert.Equal((1, true), (gone.ExitCode, gone.Error.Contains("There is no plan for 'claude-code'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_plan_in_another_currency_is_compared_where_a_rate_is_known()
    {
        WriteLog();
        AicResult set = await _home.RunAsync("plan", "set", "claude-code", "2", "--currency", "eur");
        Assert.Equal((0, "claude-code: €2.00 a month"), (set.ExitCode, Assert.Single(set.Lines)));
        Assert.Contains("No rate from USD to EUR is known", (await _home.RunAsync("plan", "list", "--months", "1")).Out, StringComparison.Ordinal);

        await _home.RunAsync("config", "set", "exchange_rates.USD/EUR", "0.5");
        Assert.Contains("1.5 times the plan, EUR at 0.5 a USD (own, undated)", (await _home.RunAsync("plan", "list", "--months", "1")).LineOf("claude-code"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "plan", "set", "claude-code", "20", "--currency", "EURO")]
    [InlineData(1, "plan", "set", "claude-code", "0")]
    [InlineData(1, "plan", "set", "a b", "20")]
    [InlineData(2, "plan", "set", "claude-code", "20€")]
    [InlineData(2, "plan", "set", "claude-code")]
    [InlineData(2, "plan", "list", "--months", "25")]
    public async Task What_makes_no_sense_is_told(int exitCode, params string[] args)
    {
        Assert.Equal(exitCode, (await _home.RunAsync(args)).ExitCode);
        Assert.False(File.Exists(_home.ConfigFile));
    }

    /// <summary>A response of this moment that costs six dollars at API prices.</summary>
    private void WriteLog()
    {
        string folder = Path.Combine(_home.Environment["HOME"]!, ".claude", "projects", "-home-dev-app");
        Directory.CreateDirectory(folder);
        string time = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        File.WriteAllText(
            Path.Combine(folder, "s1.jsonl"),
            $$$$"""{"cwd":"/home/dev/app","sessionId":"s1","type":"assistant","requestId":"r1","timestamp":"{{{{time}}}}","message":{"id":"m1","model":"claude-sonnet-4-20250514","usage":{"input_tokens":1000000,"output_tokens":0}}}""" + "\n");
    }
}
