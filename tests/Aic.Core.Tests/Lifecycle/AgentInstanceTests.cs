using Aic.Core.Configuration;
using Aic.Core.Lifecycle;
using Aic.Testing;

namespace Aic.Core.Tests.Lifecycle;

public sealed class AgentInstanceTests
{
    [Fact]
    public void One_that_is_announced_tells_where_it_serves_for_its_owner_alone()
    {
        using AgentHome home = new();
        using AgentInstance instance = AgentInstance.Claim(home.Paths);

        instance.Announce(["http://127.0.0.1:4711"]);

        Assert.Equal(
            (Environment.ProcessId, "http://127.0.0.1:4711", AicVersion.Current, Environment.ProcessPath),
            (home.Record.Pid, Assert.Single(home.Record.Urls), home.Record.Version, home.Record.Executable));
        Assert.False(OwnerOnly.IsOpenToOthers(home.Paths.InstanceFile));
    }

    [Fact]
    public void A_second_one_is_told_which_process_serves_where()
    {
        using AgentHome home = new();
        using AgentInstance instance = AgentInstance.Claim(home.Paths);
        instance.Announce(["http://127.0.0.1:4711"]);

        AgentRunningException exception = Assert.Throws<AgentRunningException>(() => AgentInstance.Claim(home.Paths));

        Assert.Contains($"process {Environment.ProcessId}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:4711", exception.Message, StringComparison.Ordinal);
        Assert.Equal(Environment.ProcessId, exception.Agent!.Pid);
    }

    [Fact]
    public void One_that_ends_leaves_nothing_that_keeps_the_next_one_out()
    {
        using AgentHome home = new();
        AgentInstance.Claim(home.Paths).Dispose();
        bool isGone = !File.Exists(home.Paths.InstanceFile);

        using AgentInstance next = AgentInstance.Claim(home.Paths);

        Assert.True(isGone);
    }

    [Fact]
    public async Task One_that_was_killed_keeps_nobody_out()
    {
        using AgentHome home = new();
        using WorkerProcess worker = await WorkerProcess.StartAsync("claim-agent", home.Paths.ConfigDirectory);
        worker.Go();
        Assert.Equal("claimed", await worker.SaysAsync(TestContext.Current.CancellationToken));
        Assert.Throws<AgentRunningException>(() => AgentInstance.Claim(home.Paths));

        await worker.KillAsync();
        bool wasLeft = File.Exists(home.Paths.InstanceFile);
        using AgentInstance instance = AgentInstance.Claim(home.Paths);

        Assert.True(wasLeft);
        Assert.Equal(Environment.ProcessId, home.Record.Pid);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_an_error_that_says_what_to_do()
    {
        using AgentHome home = new();
        string file = home.InFolder("file");
        File.WriteAllText(file, "");

        ConfigException exception = Assert.Throws<ConfigException>(() => AgentInstance.Claim(new AicPaths(Path.Combine(file, "inside"), file)));

        Assert.Contains("AIC_CONFIG_DIR", exception.Message, StringComparison.Ordinal);
    }
}
