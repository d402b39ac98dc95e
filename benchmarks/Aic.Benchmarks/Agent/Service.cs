using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Aic.Benchmarks.Agent;

/// <summary>A service in a process of its own, on a free port of loopback. Disposing ends it.</summary>
internal sealed class Service : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Process _process;

    private Service(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    /// <summary>Starts the agent of a configuration folder.</summary>
    public static Task<Service> StartAgentAsync(string folder) => StartAsync(
        port => new Command(Repository.Executable, ["serve", "--port", port.ToString(CultureInfo.InvariantCulture)])
        {
            Variables = new Dictionary<string, string> { ["AIC_CONFIG_DIR"] = folder, ["AIC_LOG_LEVEL"] = "warning" },
        });

    /// <summary>Starts the service that does nothing.</summary>
    /// <param name="bytes">A file that it answers with; null for none.</param>
    public static Task<Service> StartEmptyAsync(string? bytes = null) => StartAsync(
        port => new Command(Repository.EmptyService, [])
        {
            Variables = new Dictionary<string, string> { ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}", ["BYTES"] = bytes ?? "" },
        });

    /// <summary>What a line of the process's status says, in Linux's words: <c>VmRSS</c> in kilobytes.</summary>
    public long Status(string line) => Number(File.ReadLines($"/proc/{_process.Id}/status"), line);

    /// <summary>How often each thread of the process was woken up so far. Of one that ended meanwhile nothing is known: it takes its count along.</summary>
    public IReadOnlyDictionary<string, long> WakeUps() => Directory.GetDirectories($"/proc/{_process.Id}/task")
        .ToDictionary(task => Path.GetFileName(task), task => Number(File.ReadLines(Path.Combine(task, "status")), "voluntary_ctxt_switches"));

    /// <summary>How often threads of the process were woken up since.</summary>
    /// <param name="before">What <see cref="WakeUps()"/> gave.</param>
    public long WakeUpsSince(IReadOnlyDictionary<string, long> before) => WakeUps().Sum(thread => thread.Value - before.GetValueOrDefault(thread.Key));

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<Service> StartAsync(Func<int, Command> command)
    {
        int port = FreePort();
        Service service = new(command(port).Start(), port);
        try
        {
            await service.WaitForHealthAsync();
            return service;
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    private async Task WaitForHealthAsync()
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using LoadClient client = await LoadClient.ConnectAsync(Port, "/health");
                await client.AskAsync();
                return;
            }
            catch (SocketException) when (Stopwatch.GetElapsedTime(start) < Patience && !_process.HasExited)
            {
                await Task.Delay(1);
            }
        }
    }

    private static long Number(IEnumerable<string> lines, string name) => long.Parse(
        lines.Single(line => line.StartsWith($"{name}:", StringComparison.Ordinal)).Split([':', '\t', ' '], StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
