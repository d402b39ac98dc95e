using System.Runtime.Versioning;
using Aic.Core.Configuration;
using Aic.Core.Lifecycle;
using Aic.Core.Lifecycle.Startup;
using Aic.Testing;

namespace Aic.Core.Tests.Lifecycle;

/// <summary>Registers with a system made of shell scripts.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class AgentStartupTests : IDisposable
{
    private static readonly AgentExecutable Aic = new("/opt/aic", [], "");

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];

    public AgentStartupTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs a POSIX shell.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Unit => _folder.File("unit");

    private ConfigFile Config => new(_folder.File("agent.json"));

    [Fact]
    public async Task What_was_registered_can_be_undone_and_the_configuration_reflects_it()
    {
        AgentStartup startup = Open(commandExit: 0);

        await startup.ApplyAsync(startup.PlanEnable(Aic), Token);
        bool isOn = Config.Read().AutoStart;
        string unit = await File.ReadAllTextAsync(Unit, Token);
        await startup.ApplyAsync(await startup.PlanDisableAsync(Token), Token);

        Assert.True(isOn);
        Assert.Equal("starts /opt/aic serve", unit);
        Assert.False(Config.Read().AutoStart);
        Assert.False(File.Exists(Unit));
        Assert.Equal(["enable it", "disable it"], await File.ReadAllLinesAsync(_folder.File("commands"), Token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("the unit before")]
    public async Task Where_a_command_fails_all_is_as_it_was_and_the_error_says_what_it_said(string? before)
    {
        if (before is not null)
        {
            await File.WriteAllTextAsync(Unit, before, Token);
        }

        AgentStartup startup = Open(commandExit: 3);

        AgentException exception = await Assert.ThrowsAsync<AgentException>(() => startup.ApplyAsync(startup.PlanEnable(Aic), Token));

        Assert.Equal(AgentProblem.StartupUnavailable, exception.Problem);
        Assert.Contains("exit code 3: no bus. Made-up advice.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.Exists(Unit) ? await File.ReadAllTextAsync(Unit, Token) : null);
        Assert.False(Config.Read().AutoStart);
    }

    [Fact]
    public async Task Where_there_is_no_such_system_the_error_says_what_to_do()
    {
        AgentStartup startup = Open(commandExit: null);

        AgentException exception = await Assert.ThrowsAsync<AgentException>(() => startup.ApplyAsync(startup.PlanEnable(Aic), Token));

        Assert.Contains("isn't there. Made-up advice.", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Unit));
    }

    [Fact]
    public async Task A_broken_configuration_is_told_before_anything_is_done()
    {
        await File.WriteAllTextAsync(Config.Path, "{ oops", Token);
        AgentStartup startup = Open(commandExit: 0);

        await Assert.ThrowsAsync<ConfigException>(() => startup.ApplyAsync(startup.PlanEnable(Aic), Token));

        Assert.False(File.Exists(Unit));
        Assert.False(File.Exists(_folder.File("commands")));
    }

    [Fact]
    public async Task What_is_not_registered_needs_no_command_to_undo()
    {
        AgentStartup startup = Open(commandExit: 0);
        Config.Update(config => config with { AutoStart = true });

        StartupPlan plan = await startup.PlanDisableAsync(Token);
        await startup.ApplyAsync(plan, Token);

        Assert.Empty(plan.Steps);
        Assert.False(Config.Read().AutoStart);
    }

    [Fact]
    public void A_plan_shows_all_that_it_would_write_and_run()
    {
        string plan = string.Join('\n', Open(commandExit: 0).PlanEnable(Aic).Describe());

        Assert.Equal($"Write {Unit}:\nstarts /opt/aic serve\nRun {_folder.File("command")} \"enable it\"\nSet auto_start to true in {Config.Path}", plan);
        Assert.False(File.Exists(Unit));
    }

    [Fact]
    public void What_decides_where_the_files_are_and_the_port_are_handed_on_and_nothing_else()
    {
        _variables["XDG_DATA_HOME"] = "/data";
        _variables["AIC_AGENT_PORT"] = "9000";
        _variables["OPENAI_API_KEY"] = "sk-made-up";

        string plan = string.Join('\n', Open(commandExit: 0).PlanEnable(Aic).Describe());

        Assert.Contains("starts /opt/aic serve --port 9000 with XDG_DATA_HOME=/data\n", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-made-up", plan, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <param name="commandExit">How the system's command ends; null for a system that isn't there.</param>
    private AgentStartup Open(int? commandExit)
    {
        string command = _folder.File("command");
        if (commandExit is not null)
        {
            File.WriteAllText(command, $"#!/bin/sh\necho \"$1\" >> '{_folder.File("commands")}'\necho 'no bus.' >&2\nexit {commandExit}\n");
            File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return new AgentStartup(new AicPaths(_folder.Path, _folder.Path), _variables.GetValueOrDefault, new ScriptSystem(Unit, command));
    }

    private sealed class ScriptSystem(string unit, string command) : IStartupSystem
    {
        public string Name => "a script";

        public string Advice => "Made-up advice.";

        public IReadOnlyList<StartupStep> Enable(StartupAgent agent) =>
        [
            new WriteStep(unit, $"starts {string.Join(' ', agent.CommandLine("serve"))}{string.Concat(agent.Environment.Select(variable => $" with {variable.Key}={variable.Value}"))}"),
            new RunStep(command, ["enable it"]),
        ];

        public IReadOnlyList<StartupStep> Disable() => [new RunStep(command, ["disable it"]), new RemoveStep(unit)];

        public Task<bool> IsEnabledAsync(CancellationToken cancellationToken) => Task.FromResult(File.Exists(unit));
    }
}
