using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using Aic.PowerShell.Tests.Hosting;
using Engine = System.Management.Automation.PowerShell;

namespace Aic.PowerShell.Tests;

/// <summary>The agent as the module starts it: the program that lies beside it, in a process of its own.</summary>
public sealed class AgentTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ModuleSession _session = new();

    [Fact]
    public void It_starts_once_tells_how_it_is_and_stops()
    {
        PSObject none = _session.Run("Get-AicAgent").Single();
        SessionResult first = _session.Run("Start-AicAgent -Port 0 -PassThru -Verbose").MustBeClean();
        SessionResult second = _session.Run("Start-AicAgent").MustBeClean();
        PSObject agent = _session.Run("Get-AicAgent").Single();
        SessionResult stop = _session.Run("Stop-AicAgent -Verbose").MustBeClean();
        PSObject after = _session.Run("Get-AicAgent").Single();

        Assert.Equal("Stopped", SessionResult.Value(none, "State")!.ToString());
        Assert.Equal(SessionResult.Value(agent, "ProcessId"), SessionResult.Value(Assert.Single(first.Output), "ProcessId"));
        Assert.Contains(first.Verbose, message => message.Contains("beside the module", StringComparison.Ordinal));
        Assert.Contains($"process {SessionResult.Value(agent, "ProcessId")} at ", Assert.Single(second.Warnings), StringComparison.Ordinal);
        Assert.Empty(second.Output);
        Assert.Equal(("Running", true), (SessionResult.Value(agent, "State")!.ToString(), SessionResult.Value(agent, "IsHealthy")));
        Assert.Contains(stop.Verbose, message => message.Contains("has stopped", StringComparison.Ordinal));
        Assert.Equal("Stopped", SessionResult.Value(after, "State")!.ToString());
    }

    [Fact]
    public void The_view_shows_where_it_serves()
    {
        _session.Run("Start-AicAgent -Port 0").MustBeClean();

        string screen = _session.Show("Get-AicAgent");

        Assert.Contains("running", screen, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_restarted_one_serves_where_it_served()
    {
        PSObject before = _session.Run("Start-AicAgent -Port 0 -PassThru").Single();
        PSObject after = _session.Run("Restart-AicAgent -PassThru").Single();

        Assert.Equal(_session.Run("$before.Urls", ("before", before)).Single().BaseObject, _session.Run("$after.Urls", ("after", after)).Single().BaseObject);
        Assert.NotEqual(SessionResult.Value(before, "ProcessId"), SessionResult.Value(after, "ProcessId"));
    }

    [Fact]
    public async Task Ctrl_C_ends_the_waiting_and_not_the_agent()
    {
        using Engine engine = _session.Prepare("Start-AicAgent -Port 0 -PassThru -Wait; 'not reached'");
        using PSDataCollection<PSObject> output = [];
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        output.DataAdded += (_, _) => started.TrySetResult();
        engine.BeginInvoke<PSObject, PSObject>(null, output);
        await started.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        await Task.Run(engine.Stop, TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Single(output);
        Assert.Equal("Running", SessionResult.Value(_session.Run("Get-AicAgent").Single(), "State")!.ToString());
    }

    [Fact]
    public void A_port_that_is_taken_is_an_error_that_names_its_holder()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;

        SessionResult result = _session.Run("Start-AicAgent -Port $port", ("port", port));

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("PortTaken,Aic.PowerShell.StartAicAgentCommand", error.FullyQualifiedErrorId);
        Assert.Contains($"process {Environment.ProcessId} (", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ResourceBusy, error.CategoryInfo.Category);
    }

    [Theory]
    [InlineData("Start-AicAgent -WhatIf", "Start the agent")]
    [InlineData("Restart-AicAgent -Port 9000 -WhatIf", "Restart the agent on port 9000")]
    [InlineData("Stop-AicAgent -WhatIf", "Stop the agent")]
    public void What_would_be_done_is_told_and_not_done(string script, string action)
    {
        string screen = _session.Show(script);

        Assert.Contains(action, screen, StringComparison.Ordinal);
        Assert.Equal("Stopped", SessionResult.Value(_session.Run("Get-AicAgent").Single(), "State")!.ToString());
    }

    [Fact]
    public void What_would_be_registered_is_shown_with_all_that_would_be_written()
    {
        string screen = _session.Show("Register-AicAgentStartup -Port 9000 -WhatIf");

        Assert.Contains(OperatingSystem.IsWindows() ? "agent start --port 9000" : OperatingSystem.IsMacOS() ? "<string>9000</string>" : "\"serve\" \"--port\" \"9000\"", screen.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("auto_start to true", screen, StringComparison.Ordinal);
        Assert.False(File.Exists(_session.ConfigFile));
    }

    [Fact]
    public void What_is_not_registered_can_be_unregistered()
    {
        _session.Run("Set-AicConfig -AutoStart $true; Unregister-AicAgentStartup").MustBeClean();

        Assert.Equal(false, _session.Run("(Get-AicConfig).AutoStart").Single().BaseObject);
    }

    public void Dispose()
    {
        _session.Run("Stop-AicAgent");
        _session.Dispose();
    }
}
