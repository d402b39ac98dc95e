using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Aic.Core.Configuration;
using Aic.Core.Lifecycle;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

/// <summary>The real executable as an agent.</summary>
public sealed class ServeTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_stops_the_agent_in_good_order(string signal)
    {
        Signals.SkipUnlessHeard(signal);
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        using Process process = home.Start("serve", "--port", "0");
        string line = (await process.StandardOutput.ReadLineAsync(Cancelled))!;
        using HttpClient client = new() { BaseAddress = new Uri(line.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal)).TrimEnd('.')) };

        JsonElement usage = JsonElement.Parse(await client.GetByteArrayAsync("/api/v1/usage?since=2026-11-01T00:00:00Z&until=2026-11-03T00:00:00Z", Cancelled));
        Secret token = AgentToken.Read(new AicPaths(home.ConfigDirectory, home.ConfigDirectory))!;
        Signals.Send(process, signal);
        AicResult result = await AicHome.EndAsync(process);

        Assert.Equal(3.75m, usage.GetProperty("providers")[0].GetProperty("usage").GetProperty("cost_usd").GetDecimal());
        Assert.Equal((0, "", ""), (result.ExitCode, result.Out, result.Error));
        Assert.DoesNotContain(token.Reveal(), line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_in_a_sentence()
    {
        await using FakeServer taken = await FakeServer.StartAsync();
        using AicHome home = new();

        AicResult result = await home.RunAsync("serve", "--port", taken.Address.Port.ToString(CultureInfo.InvariantCulture));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"Port {taken.Address.Port} is taken by process {Environment.ProcessId}", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_configuration_ends_the_start_with_its_line()
    {
        using AicHome home = new();
        home.WriteConfig("{\n nonsense }");

        AicResult result = await home.RunAsync("serve", "--port", "0");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("line 2", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "eighty")]
    [InlineData("--port", "65536")]
    [InlineData("--port", "-1")]
    [InlineData("--urls", "https://localhost:8080")]
    [InlineData("--urls", "")]
    public async Task Addresses_that_make_no_sense_are_told(string option, string value)
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync("serve", option, value);

        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.StartsWith("aic: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_the_environment_that_makes_no_sense_is_told()
    {
        using AicHome home = new();
        home.Environment["AIC_AGENT_PORT"] = "http";

        AicResult result = await home.RunAsync("serve");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("AIC_AGENT_PORT", result.Error, StringComparison.Ordinal);
    }
}
