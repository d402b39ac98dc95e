using System.Text.Json;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

/// <summary>Channels of alerts, as a whole process.</summary>
public sealed class AlertChannelTests : IDisposable
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly AicHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_webhook_is_set_shown_tried_and_removed()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/hook/MadeUpToken", "{}");
        string url = new Uri(server.Address, "/hook/MadeUpToken").ToString();

        AicResult set = await _home.RunWithInputAsync($"{url}\n{Secret}\n", "alerts", "channels", "set", "ops", "--type", "webhook", "--url", "-", "--secret", "-", "--minimum-severity", "warning");
        Assert.Equal((0, "", $"ops: webhook, {server.Address.Authority}. Try it: aic alerts channels test ops"), (set.ExitCode, set.Error, Assert.Single(set.Lines)));

        AicResult list = await _home.RunAsync("alerts", "channels", "list");
        Assert.Contains($"webhook (json) {server.Address.Authority}", list.LineOf("ops"), StringComparison.Ordinal);
        Assert.Contains("warning and more", list.LineOf("ops"), StringComparison.Ordinal);
        AicResult json = await _home.RunAsync("alerts", "channels", "list", "--json");
        JsonElement channel = JsonElement.Parse(json.Out)[0];
        Assert.Equal(("ops", "webhook", "json", "warning", true), (channel.GetProperty("name").GetString(), channel.GetProperty("type").GetString(), channel.GetProperty("form").GetString(), channel.GetProperty("minimum_severity").GetString(), channel.GetProperty("is_signed").GetBoolean()));
        AicResult config = await _home.RunAsync("config", "get");

        AicResult test = await _home.RunAsync("alerts", "channels", "test");
        Assert.Equal((0, $"ops: told {server.Address.Authority}"), (test.ExitCode, Assert.Single(test.Lines)));
        Assert.Equal("alert.test", JsonElement.Parse(Assert.Single(server.Requests).Body).GetProperty("type").GetString());
        Assert.All([set, list, json, config, test], result =>
        {
            Assert.DoesNotContain("MadeUpToken", result.Out + result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, result.Out + result.Error, StringComparison.Ordinal);
        });

        Assert.Equal(0, (await _home.RunAsync("alerts", "channels", "remove", "OPS")).ExitCode);
        AicResult gone = await _home.RunAsync("alerts", "channels", "test", "ops");
        Assert.Equal((1, true), (gone.ExitCode, gone.Error.Contains("There is no channel 'ops'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_command_takes_its_arguments_after_two_dashes_and_a_failing_channel_ends_with_1()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs a POSIX shell.");
        string file = Path.Combine(Path.GetDirectoryName(_home.ConfigDirectory)!, "told");
        Assert.Equal(0, (await _home.RunAsync("alerts", "channels", "set", "note", "--type", "command", "--command", "sh", "--", "-c", $"printf %s \"$AIC_ALERT_EVENT\" > '{file}'")).ExitCode);
        Assert.Equal(0, (await _home.RunAsync("alerts", "channels", "set", "broken", "--type", "command", "--command", "false")).ExitCode);

        AicResult test = await _home.RunAsync("alerts", "channels", "test");

        Assert.Equal("test", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal((1, "note: told sh", "aic: broken: false ended with exit code 1."), (test.ExitCode, Assert.Single(test.Lines), test.Error.Trim()));
    }

    [Fact]
    public async Task A_field_is_changed_or_removed_and_the_others_stay()
    {
        _home.WriteConfig($$"""{ "alerts": { "channels": { "ops": { "type": "webhook", "form": "slack", "url": "https://hooks.example.test/x", "secret": "{{Secret}}" } } } }""");

        Assert.Equal(0, (await _home.RunAsync("alerts", "channels", "set", "ops", "--form", "discord", "--unset", "secret")).ExitCode);

        JsonElement channel = JsonElement.Parse(File.ReadAllBytes(_home.ConfigFile)).GetProperty("alerts").GetProperty("channels").GetProperty("ops");
        Assert.Equal(("discord", "https://hooks.example.test/x", false), (channel.GetProperty("form").GetString(), channel.GetProperty("url").GetString(), channel.TryGetProperty("secret", out _)));
    }

    [Theory]
    [InlineData(2, "--url is not taken from the command line", "set", "ops", "--type", "webhook", "--url", "https://hooks.example.test/x")]
    [InlineData(2, "Nothing came for --url", "set", "ops", "--type", "webhook", "--url", "-")]
    [InlineData(1, "has no \"type\"", "set", "ops")]
    [InlineData(1, "\"minimum_severity\" must be", "set", "ops", "--type", "desktop", "--minimum-severity", "loud")]
    [InlineData(1, "A channel of the type desktop has no \"host\"", "set", "ops", "--type", "desktop", "--host", "x")]
    [InlineData(1, "There is no channel 'x'", "remove", "x")]
    [InlineData(1, "There is no channel", "test")]
    public async Task What_makes_no_sense_is_told(int exitCode, string expected, params string[] args)
    {
        AicResult result = await _home.RunAsync(["alerts", "channels", .. args]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hooks.example.test", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_home.ConfigFile));
    }
}
