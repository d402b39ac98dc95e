using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text.Json;

namespace Aic.Agent.Tests.Processes;

/// <summary>The agent in the background: real processes that outlive the command that started them.</summary>
public sealed class AgentTests : IAsyncDisposable
{
    private readonly AicHome _home = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_starts_once_tells_how_it_is_and_stops()
    {
        AicResult none = await _home.RunAsync("agent", "status");
        AicResult first = await StartAsync();
        AicResult second = await _home.RunAsync("agent", "start");
        JsonElement status = await StatusAsync();
        AicResult page = await _home.RunAsync("agent", "status");
        AicResult stop = await _home.RunAsync("agent", "stop");
        AicResult again = await _home.RunAsync("agent", "stop");

        string where = $"process {status.GetProperty("pid")} at {status.GetProperty("urls")[0]}";
        Assert.Equal(1, none.ExitCode);
        Assert.StartsWith("No agent runs", none.Out, StringComparison.Ordinal);
        Assert.Contains(where, first.Out, StringComparison.Ordinal);
        Assert.Contains(AicHome.Executable, first.Out, StringComparison.Ordinal);
        Assert.Equal(0, second.ExitCode);
        Assert.StartsWith($"Nothing to do. The agent runs: {where}", second.Out, StringComparison.Ordinal);
        Assert.Equal(("running", true), (status.GetProperty("state").GetString(), status.GetProperty("is_healthy").GetBoolean()));
        Assert.Equal(0, page.ExitCode);
        Assert.Contains(where, page.Out, StringComparison.Ordinal);
        Assert.Contains("has stopped", stop.Out, StringComparison.Ordinal);
        Assert.Equal((0, 0), (stop.ExitCode, again.ExitCode));
        Assert.Equal(1, (await _home.RunAsync("agent", "status")).ExitCode);
    }

    [Fact]
    public async Task In_the_foreground_a_second_one_says_which_process_serves_where()
    {
        await StartAsync();
        JsonElement status = await StatusAsync();

        AicResult second = await _home.RunAsync("serve", "--port", "0");

        Assert.Equal(3, second.ExitCode);
        Assert.Contains($"process {status.GetProperty("pid")}", second.Error, StringComparison.Ordinal);
        Assert.Contains($"{status.GetProperty("urls")[0]}", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_kill_it_starts_again()
    {
        await StartAsync();
        int pid = (await StatusAsync()).GetProperty("pid").GetInt32();
        using (Process agent = Process.GetProcessById(pid))
        {
            agent.Kill();
            await agent.WaitForExitAsync(Token);
        }

        AicResult killed = await _home.RunAsync("agent", "status");
        bool wasLeft = File.Exists(Path.Combine(_home.ConfigDirectory, "agent.instance.json"));
        await StartAsync();

        Assert.Equal(1, killed.ExitCode);
        Assert.StartsWith("No agent runs", killed.Out, StringComparison.Ordinal);
        Assert.True(wasLeft);
        Assert.NotEqual(pid, (await StatusAsync()).GetProperty("pid").GetInt32());
    }

    [Fact]
    public async Task A_restarted_one_serves_where_it_served()
    {
        await StartAsync();
        JsonElement before = await StatusAsync();

        AicResult restart = await _home.RunAsync("agent", "restart");

        JsonElement after = await StatusAsync();
        Assert.Equal((0, ""), (restart.ExitCode, restart.Error));
        Assert.Equal(before.GetProperty("urls").ToString(), after.GetProperty("urls").ToString());
        Assert.NotEqual(before.GetProperty("pid").GetInt32(), after.GetProperty("pid").GetInt32());
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_its_holder()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;

        AicResult result = await _home.RunAsync("agent", "start", "--port", $"{port}");

        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        Assert.StartsWith($"aic: Port {port} is taken by process {Environment.ProcessId} (", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_cannot_serve_says_why()
    {
        _home.Environment["AIC_AGENT_PORT"] = "none";

        AicResult result = await _home.RunAsync("agent", "start");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("exit code 2", result.Error, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Contains("AIC_AGENT_PORT is no port", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_log_is_shown_from_its_end()
    {
        AicResult none = await _home.RunAsync("agent", "logs");
        string log = Path.Combine(_home.ConfigDirectory, "logs", "agent.log");
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        await File.WriteAllTextAsync(log, "one\ntwo\nthree\n", Token);

        AicResult last = await _home.RunAsync("agent", "logs", "-n", "2");

        Assert.Equal(1, none.ExitCode);
        Assert.Contains(log, none.Error, StringComparison.Ordinal);
        Assert.Equal(["two", "three"], last.Lines);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task It_is_registered_and_unregistered_with_the_systems_own_command()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Registers with systemd.");
        string commands = Recording("systemctl", exitCode: 0);

        AicResult dryRun = await _home.RunAsync("agent", "enable", "--port", "9000", "--dry-run");
        bool wasWritten = File.Exists(Unit);
        AicResult enable = await _home.RunAsync("agent", "enable", "--port", "9000");
        string unit = await File.ReadAllTextAsync(Unit, Token);
        AicResult isOn = await _home.RunAsync("config", "get", "auto_start");
        AicResult disable = await _home.RunAsync("agent", "disable");

        Assert.Equal((0, 0, 0), (dryRun.ExitCode, enable.ExitCode, disable.ExitCode));
        Assert.False(wasWritten);
        Assert.Contains(unit, dryRun.Out, StringComparison.Ordinal);
        Assert.Contains($"ExecStart=\"{AicHome.Executable}\" \"serve\" \"--port\" \"9000\"\n", unit, StringComparison.Ordinal);
        Assert.Contains($"Environment=\"AIC_CONFIG_DIR={_home.ConfigDirectory}\"\n", unit, StringComparison.Ordinal);
        Assert.Equal("true", isOn.Out.Trim());
        Assert.False(File.Exists(Unit));
        Assert.Equal("false", (await _home.RunAsync("config", "get", "auto_start")).Out.Trim());
        Assert.Equal(
            ["--user daemon-reload", "--user enable aic-agent.service", "--user disable aic-agent.service", "--user daemon-reload"],
            await File.ReadAllLinesAsync(commands, Token));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Where_no_systemd_runs_the_error_says_what_to_do_and_nothing_stays()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Registers with systemd.");
        Recording("systemctl", exitCode: 1);

        AicResult result = await _home.RunAsync("agent", "enable");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("aic serve", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Unit));
        Assert.False(File.Exists(_home.ConfigFile));
    }

    public async ValueTask DisposeAsync()
    {
        await _home.RunAsync("agent", "stop");
        _home.Dispose();
    }

    private string Unit => Path.Combine(_home.Environment["HOME"]!, ".config", "systemd", "user", "aic-agent.service");

    private async Task<AicResult> StartAsync()
    {
        AicResult result = await _home.RunAsync("agent", "start", "--port", "0");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result;
    }

    private async Task<JsonElement> StatusAsync() => JsonElement.Parse((await _home.RunAsync("agent", "status", "--json")).Out);

    /// <summary>A command of the system that writes down how it is called.</summary>
    /// <returns>The file that it writes to.</returns>
    [UnsupportedOSPlatform("windows")]
    private string Recording(string name, int exitCode)
    {
        string folder = Path.Combine(_home.Environment["HOME"]!, "commands");
        Directory.CreateDirectory(folder);
        string program = Path.Combine(folder, name);
        File.WriteAllText(program, $"#!/bin/sh\necho \"$*\" >> '{program}.calls'\nexit {exitCode}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _home.Environment["PATH"] = $"{folder}{Path.PathSeparator}{_home.Environment["PATH"]}";
        return $"{program}.calls";
    }
}
