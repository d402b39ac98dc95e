using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Aic.Core.Configuration;
using Aic.Core.Lifecycle;
using Aic.Core.Lifecycle.Processes;
using Aic.Testing;

namespace Aic.Core.Tests.Lifecycle;

/// <summary>A configuration folder of a test's own with a stand-in for the agent, ended with the test.</summary>
internal sealed class AgentHome : IDisposable
{
    private readonly TempFolder _folder = new();

    public AgentHome()
    {
        Paths = new AicPaths(_folder.Path, _folder.Path);
        Control = new AgentControl(Paths, GetVariable, () => Executable);
    }

    public AicPaths Paths { get; }

    public AgentControl Control { get; }

    public AgentExecutable Executable { get; set; } =
        new(Path.Combine(AppContext.BaseDirectory, "Aic.Testing.Worker" + (OperatingSystem.IsWindows() ? ".exe" : "")), [], "a stand-in");

    /// <summary>How the stand-in behaves from now on: <c>deaf</c>, <c>hangs</c>, <c>unwell</c>, <c>strict</c>, <c>fails</c>.</summary>
    public string Mode
    {
        set => File.WriteAllText(_folder.File("mode"), value);
    }

    public AgentRecord Record => JsonSerializer.Deserialize(File.ReadAllBytes(Paths.InstanceFile), LifecycleJson.Default.AgentRecord)!;

    public string? GetVariable(string name) => name == "AIC_CONFIG_DIR" ? _folder.Path : null;

    public string InFolder(string name) => _folder.File(name);

    public void Write(AgentRecord record) => File.WriteAllBytes(Paths.InstanceFile, JsonSerializer.SerializeToUtf8Bytes(record, LifecycleJson.Default.AgentRecord));

    /// <summary>What an agent left behind that crashed, and whose pid another process has now: this one.</summary>
    public void LeaveStaleRecord() => Write(new AgentRecord
    {
        Pid = Environment.ProcessId,
        ProcessStart = "an-earlier-boot/1",
        Urls = ["http://127.0.0.1:1"],
        Version = "0.0.1",
        StartedAt = DateTimeOffset.UnixEpoch,
    });

    /// <summary>Starts the stand-in on any port that is free.</summary>
    public async Task<AgentStatus> StartAsync() => (await Control.StartAsync(0, TestContext.Current.CancellationToken)).Agent;

    /// <summary>A socket that listens, as another program would.</summary>
    public static TcpListener Listen(out int port)
    {
        TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return listener;
    }

    public void Dispose()
    {
        if (InstanceFile.Read(Paths) is { } record && record.Pid != Environment.ProcessId)
        {
            ProcessEnd.Force(record.Process);
        }

        _folder.Dispose();
    }
}
