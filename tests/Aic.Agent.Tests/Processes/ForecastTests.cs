using System.Text.Json;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

/// <summary>What a running period comes to, as a whole process.</summary>
public sealed class ForecastTests
{
    [Fact]
    public async Task A_forecast_is_a_table_or_json()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);

        AicResult table = await home.RunAsync("forecast", "openai");
        Assert.Equal((0, ""), (table.ExitCode, table.Error));
        Assert.StartsWith("This month", table.Lines[0], StringComparison.Ordinal);
        Assert.Contains(table.Lines, line => line.StartsWith("billed", StringComparison.Ordinal));

        AicResult json = await home.RunAsync("forecast", "--json");
        using JsonDocument document = JsonDocument.Parse(json.Out);
        Assert.Contains("billed_usd", document.RootElement.GetProperty("forecasts").EnumerateArray().Select(one => one.GetProperty("measure").GetString()));
    }

    [Fact]
    public async Task A_period_that_is_not_running_makes_no_sense()
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync("forecast", "--period", "lastmonth");

        Assert.Equal((2, "aic: The period isn't running, so there is nothing to forecast. What it came to: aic usage"), (result.ExitCode, result.Error.Trim()));
    }

    [Fact]
    public async Task Nothing_known_is_said()
    {
        using AicHome home = new();

        Assert.Contains("Nothing is known of this period.", (await home.RunAsync("forecast")).Out, StringComparison.Ordinal);
    }
}
