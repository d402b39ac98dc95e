using Aic.Core.Lifecycle;

namespace Aic.Core.Tests.Lifecycle;

public sealed class AgentStatusTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_an_agent_there_is_none()
    {
        using AgentHome home = new();

        AgentStatus status = await home.Control.GetStatusAsync(Token);

        Assert.Equal((AgentState.Stopped, (int?)null), (status.State, status.Pid));
    }

    [Fact]
    public async Task What_a_crash_left_behind_is_no_agent()
    {
        using AgentHome home = new();
        home.LeaveStaleRecord();

        Assert.Equal(AgentState.Stopped, (await home.Control.GetStatusAsync(Token)).State);
    }

    [Theory]
    [InlineData("{ torn")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task A_file_that_says_nothing_is_no_error(string content)
    {
        using AgentHome home = new();
        using AgentInstance instance = AgentInstance.Claim(home.Paths);
        await File.WriteAllTextAsync(home.Paths.InstanceFile, content, Token);

        Assert.Equal(AgentState.Starting, (await home.Control.GetStatusAsync(Token)).State);
    }

    [Fact]
    public async Task One_that_serves_runs()
    {
        using AgentHome home = new();
        AgentStatus started = await home.StartAsync();

        AgentStatus status = await home.Control.GetStatusAsync(Token);

        Assert.Equal((AgentState.Running, true, started.Pid, AicVersion.Current), (status.State, status.IsHealthy, status.Pid, status.Version));
        Assert.Equal(home.Record.Urls, status.Urls);
    }

    [Fact]
    public async Task One_that_is_unwell_says_why()
    {
        using AgentHome home = new();
        await home.StartAsync();
        home.Mode = "unwell";

        AgentStatus status = await home.Control.GetStatusAsync(Token);

        Assert.Equal((AgentState.Running, false), (status.State, status.IsHealthy));
        Assert.Contains("The disk is full.", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_wants_the_token_gets_it()
    {
        using AgentHome home = new();
        await home.StartAsync();
        home.Mode = "strict";

        Assert.True((await home.Control.GetStatusAsync(Token)).IsHealthy);
    }

    [Fact]
    public async Task One_that_does_not_answer_is_told_apart()
    {
        using AgentHome home = new();
        AgentStatus started = await home.StartAsync();
        home.Mode = "deaf";

        AgentStatus status = await home.Control.GetStatusAsync(Token);

        Assert.Equal((AgentState.Unresponsive, started.Pid), (status.State, status.Pid));
    }

    [Fact]
    public async Task One_of_another_version_is_told()
    {
        using AgentHome home = new();
        await home.StartAsync();
        home.Write(home.Record with { Version = "0.0.1" });

        Assert.Contains("version 0.0.1", (await home.Control.GetStatusAsync(Token)).Message, StringComparison.Ordinal);
    }
}
