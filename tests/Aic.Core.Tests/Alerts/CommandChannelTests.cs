using System.Diagnostics;
using System.Text.Json;
using Aic.Core.Alerts.Channels;
using Aic.Core.Tests.Http;
using Aic.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.Alerts;

/// <summary>Commands, run as real processes.</summary>
public sealed class CommandChannelTests : IDisposable
{
    private static readonly string Worker = Path.Combine(AppContext.BaseDirectory, "Aic.Testing.Worker" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    private readonly TempFolder _folder = new();

    private string Said => _folder.File("said");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_command_gets_the_notice_as_json_and_as_variables_and_its_arguments_as_they_are()
    {
        string[] hostile = ["$(touch pwned)", "; rm -rf x", "a b", "\"quoted\"", "%PATH%", ""];
        using AlertChannels channels = Notices.Channels();

        await channels.Create(Command(Worker, ["command", "record", Said, .. hostile])).TellAsync(Notices.Cleared, TestContext.Current.CancellationToken);

        JsonElement said = JsonElement.Parse(await File.ReadAllTextAsync(Said, TestContext.Current.CancellationToken));
        Assert.Equal(hostile, said.GetProperty("arguments").EnumerateArray().Select(argument => argument.GetString()!));
        Assert.Equal("alert.cleared", JsonElement.Parse(said.GetProperty("input").GetString()!).GetProperty("type").GetString());
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["AIC_ALERT_CLEARED_AT"] = "2026-11-24T11:30:00Z",
                ["AIC_ALERT_EVENT"] = "cleared",
                ["AIC_ALERT_ID"] = "budget-team-80-2026-11",
                ["AIC_ALERT_KIND"] = "budget_threshold",
                ["AIC_ALERT_MESSAGE"] = Notices.Alert.Message,
                ["AIC_ALERT_RAISED_AT"] = "2026-11-24T09:30:00Z",
                ["AIC_ALERT_SEVERITY"] = "warning",
                ["AIC_ALERT_SUBJECT"] = "team",
                ["AIC_ALERT_TITLE"] = Notices.Alert.Title,
            },
            said.GetProperty("variables").EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.GetString()));
    }

    [Fact]
    public async Task Texts_that_try_to_be_commands_arrive_as_texts()
    {
        const string Text = "$(touch pwned) `id` ; \" ' \0 \n end";
        using AlertChannels channels = Notices.Channels();

        await channels.Create(Command(Worker, ["command", "record", Said])).TellAsync(Notices.With(Text), TestContext.Current.CancellationToken);

        JsonElement said = JsonElement.Parse(await File.ReadAllTextAsync(Said, TestContext.Current.CancellationToken));
        Assert.Equal(Text.Replace("\0", "", StringComparison.Ordinal), said.GetProperty("variables").GetProperty("AIC_ALERT_TITLE").GetString());
        Assert.Equal(Text, JsonElement.Parse(said.GetProperty("input").GetString()!).GetProperty("data").GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_name_is_looked_for_on_the_path_only()
    {
        using AlertChannels channels = Notices.Channels(getVariable: name => name == "PATH" ? Path.GetDirectoryName(Worker) : null);
        await channels.Create(Command("Aic.Testing.Worker", ["command", "record", Said])).TellAsync(Notices.Raised, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Said));

        using AlertChannels elsewhere = Notices.Channels(getVariable: name => name == "PATH" ? _folder.Path : null);
        Assert.Contains("no program Aic.Testing.Worker on PATH", await Notices.RefusesAsync(elsewhere.Create(Command("Aic.Testing.Worker", []))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_fails_is_told_with_what_it_said_but_for_keys()
    {
        using AlertChannels channels = Notices.Channels();

        string message = await Notices.RefusesAsync(channels.Create(Command(Worker, ["command", "fail"])));

        Assert.Contains("exit code 3", message, StringComparison.Ordinal);
        Assert.Contains("the pager is off", message, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_isn_t_there_or_floods_is_told()
    {
        using AlertChannels channels = Notices.Channels();

        Assert.Contains("can't be run", await Notices.RefusesAsync(channels.Create(Command(_folder.File("missing"), []))), StringComparison.Ordinal);
        Assert.InRange((await Notices.RefusesAsync(channels.Create(Command(Worker, ["command", "flood"])))).Length, 300, 600);
    }

    [Fact]
    public async Task A_command_that_hangs_is_ended_with_its_children()
    {
        FakeTimeProvider time = new(Notices.RaisedAt);
        using AlertChannels channels = Notices.Channels(time);

        Task<string> refusal = Notices.RefusesAsync(channels.Create(Command(Worker, ["command", "hang", Said])));
        int[] processes = await ProcessesAsync();
        Assert.False(refusal.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(31));

        Assert.Contains("hasn't ended within 30 seconds", await refusal, StringComparison.Ordinal);
        foreach (int id in processes)
        {
            await EndedAsync(id);
        }
    }

    [Fact]
    public async Task A_child_that_is_left_behind_holds_nothing_up()
    {
        using AlertChannels channels = Notices.Channels();

        await channels.Create(Command(Worker, ["command", "leave", Said])).TellAsync(Notices.Raised, TestContext.Current.CancellationToken).WaitAsync(PipelineFixture.Patience, TestContext.Current.CancellationToken);

        using Process child = Process.GetProcessById(Assert.Single(await ProcessesAsync()));
        Assert.False(child.HasExited);
        child.Kill();
    }

    private static CommandChannelConfig Command(string program, string[] arguments) => new() { Name = "ops", Command = program, Arguments = arguments };

    private static async Task EndedAsync(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(PipelineFixture.Patience, TestContext.Current.CancellationToken);
        }
        catch (ArgumentException)
        {
            // It isn't there any more.
        }
    }

    private async Task<int[]> ProcessesAsync()
    {
        using CancellationTokenSource patience = new(PipelineFixture.Patience);
        while (!File.Exists(Said))
        {
            await Task.Delay(10, patience.Token);
        }

        return [.. (await File.ReadAllTextAsync(Said, patience.Token)).Split(' ').Select(int.Parse)];
    }
}
