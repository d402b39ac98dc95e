using Aic.Core.Lifecycle;
using Aic.Core.Lifecycle.Processes;

namespace Aic.Core.Tests.Lifecycle;

public sealed class AgentStopTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_is_asked_ends()
    {
        using AgentHome home = new();
        ProcessIdentity process = await StartedAsync(home);

        AgentStop stop = await home.Control.StopAsync(Token);

        Assert.Equal(AgentEnd.Stopped, stop.End);
        Assert.False(File.Exists(home.Paths.InstanceFile));
        await EndedAsync(process);
    }

    [Fact]
    public async Task Where_none_runs_there_is_nothing_to_do()
    {
        using AgentHome home = new();

        Assert.Equal(AgentEnd.NotRunning, (await home.Control.StopAsync(Token)).End);
    }

    [Fact]
    public async Task What_a_crash_left_behind_ends_no_innocent_process()
    {
        using AgentHome home = new();
        home.LeaveStaleRecord();

        // This very process has the pid.
        Assert.Equal(AgentEnd.NotRunning, (await home.Control.StopAsync(Token)).End);
    }

    [Fact]
    public async Task One_that_does_not_answer_is_terminated()
    {
        using AgentHome home = new();
        ProcessIdentity process = await StartedAsync(home);
        home.Mode = "deaf";

        AgentStop stop = await new AgentStopper(home.Paths).StopAsync(Token);

        Assert.Equal(OperatingSystem.IsWindows() ? AgentEnd.Killed : AgentEnd.Terminated, stop.End);
        Assert.Contains("it doesn't answer", stop.Message, StringComparison.Ordinal);
        await EndedAsync(process);
    }

    [Fact]
    public async Task One_that_hears_nothing_is_killed()
    {
        using AgentHome home = new();
        ProcessIdentity process = await StartedAsync(home);
        home.Mode = "hangs";

        AgentStop stop = await new AgentStopper(home.Paths) { Patience = TimeSpan.FromSeconds(1) }.StopAsync(Token);

        Assert.Equal(AgentEnd.Killed, stop.End);
        await EndedAsync(process);
    }

    [Fact]
    public async Task A_process_that_has_the_pid_but_is_not_the_agent_is_left_alone()
    {
        using AgentHome home = new();
        using AgentInstance held = AgentInstance.Claim(home.Paths);
        home.LeaveStaleRecord();

        AgentException exception = await Assert.ThrowsAsync<AgentException>(
            () => new AgentStopper(home.Paths) { Patience = TimeSpan.FromMilliseconds(200) }.StopAsync(Token));

        Assert.Equal(AgentProblem.StopFailed, exception.Problem);
        Assert.Contains("was left alone", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restarted_one_serves_where_it_served()
    {
        using AgentHome home = new();
        AgentStatus before = await home.StartAsync();

        AgentStart after = await home.Control.RestartAsync(cancellationToken: Token);

        Assert.NotEqual(before.Pid, after.Agent.Pid);
        Assert.Equal(before.Urls, after.Agent.Urls);
    }

    [Fact]
    public async Task One_that_cannot_be_started_again_is_left_running()
    {
        using AgentHome home = new();
        AgentStatus before = await home.StartAsync();
        AgentControl without = new(home.Paths, home.GetVariable, () => throw new AgentException(AgentProblem.ExecutableNotFound, "Gone."));

        await Assert.ThrowsAsync<AgentException>(() => without.RestartAsync(cancellationToken: Token));

        Assert.Equal(before.Pid, (await home.Control.GetStatusAsync(Token)).Pid);
    }

    private static async Task<ProcessIdentity> StartedAsync(AgentHome home)
    {
        await home.StartAsync();
        return home.Record.Process;
    }

    /// <summary>The lock goes a moment before the process does.</summary>
    private static async Task EndedAsync(ProcessIdentity process)
    {
        while (process.IsRunning)
        {
            await Task.Delay(20, Token);
        }
    }
}
