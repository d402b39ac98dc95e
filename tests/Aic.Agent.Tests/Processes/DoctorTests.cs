using System.Text.Json;

namespace Aic.Agent.Tests.Processes;

public sealed class DoctorTests
{
    [Fact]
    public async Task A_fresh_machine_is_well()
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync("doctor");

        Assert.Equal((0, "", "All is well."), (result.ExitCode, result.Error, result.Lines[0]));
        Assert.StartsWith("openai skipped Nothing is set up.", result.LineOf("openai"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(home.ConfigDirectory));
    }

    [Fact]
    public async Task What_does_not_work_ends_with_1_and_says_what_to_do()
    {
        using AicHome home = new();
        home.WriteConfig("{\n  nonsense\n}");

        AicResult text = await home.RunAsync("doctor");
        AicResult json = await home.RunAsync("doctor", "--json");

        Assert.Equal((1, 1), (text.ExitCode, json.ExitCode));
        Assert.StartsWith("Doesn't work: 1;", text.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("-> Correct line 2", text.LineOf("-> Correct"), StringComparison.Ordinal);
        using JsonDocument checks = JsonDocument.Parse(json.Out);
        JsonElement file = Assert.Single(checks.RootElement.EnumerateArray(), check => check.GetProperty("status").GetString() == "error");
        Assert.Equal(("config", "file"), (file.GetProperty("area").GetString(), file.GetProperty("name").GetString()));
    }
}
