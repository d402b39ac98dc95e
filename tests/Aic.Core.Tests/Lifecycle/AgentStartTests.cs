using System.Net.Sockets;
using Aic.Core.Lifecycle;
using Aic.Core.Lifecycle.Processes;

namespace Aic.Core.Tests.Lifecycle;

public sealed class AgentStartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_serves_once_the_start_is_over()
    {
        using AgentHome home = new();

        AgentStart start = await home.Control.StartAsync(0, Token);

        Assert.False(start.WasRunning);
        Assert.Equal((AgentState.Running, true), (start.Agent.State, start.Agent.IsHealthy));
        Assert.Contains("a stand-in", start.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_start_leaves_it_and_says_which_process_serves_where()
    {
        using AgentHome home = new();
        AgentStatus first = await home.StartAsync();

        AgentStart second = await home.Control.StartAsync(cancellationToken: Token);

        Assert.True(second.WasRunning);
        Assert.Equal(first.Pid, second.Agent.Pid);
        Assert.Contains($"process {first.Pid} at {first.Urls[0]}", second.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starts_at_once_make_one_agent()
    {
        using AgentHome home = new();

        AgentStart[] starts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => home.Control.StartAsync(0, Token)));

        Assert.Equal(home.Record.Pid, Assert.Single(starts.Select(start => start.Agent.Pid).Distinct()));
    }

    [Fact]
    public async Task One_on_another_port_is_an_error()
    {
        using AgentHome home = new();
        AgentStatus first = await home.StartAsync();

        AgentException exception = await Assert.ThrowsAsync<AgentException>(() => home.Control.StartAsync(1, Token));

        Assert.Equal(AgentProblem.AlreadyRunning, exception.Problem);
        Assert.Contains($"process {first.Pid}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_its_holder()
    {
        using AgentHome home = new();
        using TcpListener listener = AgentHome.Listen(out int port);

        AgentException exception = await Assert.ThrowsAsync<AgentException>(() => home.Control.StartAsync(port, Token));

        Assert.Equal(AgentProblem.PortTaken, exception.Problem);
        Assert.StartsWith($"Port {port} is taken by process {Environment.ProcessId} (", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_file_whose_pid_is_used_again_blocks_nothing()
    {
        using AgentHome home = new();
        home.LeaveStaleRecord();

        AgentStatus started = await home.StartAsync();

        Assert.NotEqual(Environment.ProcessId, started.Pid);
    }

    [Fact]
    public async Task After_a_kill_another_one_starts()
    {
        using AgentHome home = new();
        AgentStatus first = await home.StartAsync();
        Assert.True(ProcessEnd.Force(home.Record.Process));
        await home.Control.WaitForEndAsync(Token);

        AgentStatus second = await home.StartAsync();

        Assert.NotEqual(first.Pid, second.Pid);
    }

    [Fact]
    public async Task One_that_fails_says_why()
    {
        using AgentHome home = new();
        home.Mode = "fails";

        AgentException exception = await Assert.ThrowsAsync<AgentException>(home.StartAsync);

        Assert.Equal(AgentProblem.StartFailed, exception.Problem);
        Assert.Contains("exit code 1", exception.Message, StringComparison.Ordinal);
        Assert.Contains("serve", exception.Message, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Contains("A made-up failure.", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_no_executable_is_told()
    {
        using AgentHome home = new();
        home.Executable = new AgentExecutable(home.InFolder("nothing"), [], "nowhere");

        AgentException exception = await Assert.ThrowsAsync<AgentException>(home.StartAsync);

        Assert.Equal(AgentProblem.StartFailed, exception.Problem);
        Assert.Contains(home.InFolder("nothing"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_has_a_session_of_its_own_and_none_of_the_callers_files()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc.");
        using AgentHome home = new();
        using FileStream open = File.Create(home.InFolder("open"));

        AgentStatus agent = await home.StartAsync();

        // The sixth field of /proc/PID/stat is the session (proc_pid_stat(5)).
        string stat = await File.ReadAllTextAsync($"/proc/{agent.Pid}/stat", Token);
        Assert.Equal($"{agent.Pid}", stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3]);
        string?[] files = [.. Directory.EnumerateFiles($"/proc/{agent.Pid}/fd").Select(file => new FileInfo(file).LinkTarget)];
        Assert.DoesNotContain(open.Name, files);
        Assert.Equal("/dev/null", new FileInfo($"/proc/{agent.Pid}/fd/0").LinkTarget);
        Assert.Equal("/dev/null", new FileInfo($"/proc/{agent.Pid}/fd/1").LinkTarget);
        Assert.Equal(home.Paths.ConfigDirectory, new DirectoryInfo($"/proc/{agent.Pid}/cwd").LinkTarget);
    }
}
