using System.Diagnostics;
using Aic.Testing;

namespace Aic.Benchmarks.Agent;

/// <summary>The agent against a service of the same kind that does nothing, both native and in processes of their own.</summary>
internal static class AgentBenchmarks
{
    private const int Accounts = 10;
    private const int LiveClients = 200;

    /// <summary>From the start of the process to its first answer.</summary>
    public static Task<string> StartAsync() => WithAgentAsync("agent-start", async folder =>
    {
        (Measurement subject, Measurement baseline) = await Pairwise.MeasureAsync(
            "aic serve, to its first /health", async () => (await Service.StartAgentAsync(folder)).Dispose(),
            "an empty service, to its first /health", async () => (await Service.StartEmptyAsync()).Dispose(),
            runs: 20);
        return Result.Line("agent-start", subject, baseline, "at most 1.5 times");
    });

    /// <summary>Resident memory after a thousand requests and ten refreshes, once the service rests: .NET's pools keep unused buffers for a minute.</summary>
    public static Task<string> MemoryAsync() => WithAgentAsync("agent-memory", async folder =>
    {
        using Service agent = await Service.StartAgentAsync(folder);
        using Service empty = await Service.StartEmptyAsync();
        for (int refresh = 0; refresh < 10; refresh++)
        {
            await Requests.RefreshAsync(agent);
            await Requests.RepeatAsync(agent.Port, "/api/v1/usage", 100);
        }

        await Requests.RepeatAsync(empty.Port, "/health", 1000);
        await Task.Delay(TimeSpan.FromSeconds(80));
        return Result.Line("agent-memory", new("aic serve", Megabytes(agent), "MB"), new("an empty service", Megabytes(empty), "MB"), "at most 1.6 times");
    });

    /// <summary>Requests per second for what is known of ten accounts.</summary>
    public static Task<string> ThroughputAsync() => WithAgentAsync("agent-requests", async folder =>
    {
        using Service agent = await Service.StartAgentAsync(folder);
        await Requests.RefreshAsync(agent);
        string bytes = Path.Combine(folder, "answer.json");
        using (HttpClient http = new())
        {
            await File.WriteAllBytesAsync(bytes, await http.GetByteArrayAsync(new Uri(agent.Address, "api/v1/usage")));
        }

        using Service empty = await Service.StartEmptyAsync(bytes);
        TimeSpan turn = TimeSpan.FromSeconds(2);
        (double subject, double baseline) = await Pairwise.MediansAsync(
            () => Requests.PerSecondAsync(agent.Port, "/api/v1/usage", turn),
            () => Requests.PerSecondAsync(empty.Port, "/bytes", turn),
            runs: 5);
        return Result.Line("agent-requests", new("GET /api/v1/usage, ten accounts", subject, "/s"), new("a bare endpoint, the same bytes", baseline, "/s"), "at least 0.7 times");
    });

    /// <summary>How far apart two hundred WebSocket clients get the same update.</summary>
    public static Task<string> LiveAsync() => WithAgentAsync("agent-live", async folder =>
    {
        using Service agent = await Service.StartAgentAsync(folder);
        await Requests.RefreshAsync(agent);
        LiveClient[] clients = await Task.WhenAll(Enumerable.Range(0, LiveClients).Select(_ => LiveClient.ConnectAsync(agent.Address)));
        Task<long>[] arrivals = [.. clients.Select(client => client.NextUpdateAsync())];
        await Requests.RefreshAsync(agent);
        long[] times = await Task.WhenAll(arrivals);
        foreach (LiveClient client in clients)
        {
            client.Dispose();
        }

        double spread = Stopwatch.GetElapsedTime(times.Min(), times.Max()).TotalMilliseconds;
        return Result.Line("agent-live", new($"from the first of {LiveClients} clients to the last", spread), "within 100 ms");
    });

    /// <summary>How often an agent that nobody talks to wakes up.</summary>
    public static Task<string> IdleAsync() => WithAgentAsync("agent-idle", async folder =>
    {
        using Service agent = await Service.StartAgentAsync(folder);
        using Service empty = await Service.StartEmptyAsync();
        await Requests.RefreshAsync(agent);
        await Task.Delay(TimeSpan.FromSeconds(5));
        TimeSpan watched = TimeSpan.FromSeconds(30);
        (IReadOnlyDictionary<string, long> agentBefore, IReadOnlyDictionary<string, long> emptyBefore) = (agent.WakeUps(), empty.WakeUps());
        await Task.Delay(watched);
        return Result.Line(
            "agent-idle",
            new("aic serve", agent.WakeUpsSince(agentBefore) / watched.TotalSeconds, "wake-ups/s"),
            new("an empty service", empty.WakeUpsSince(emptyBefore) / watched.TotalSeconds, "wake-ups/s"),
            "at most one a second");
    });

    private static double Megabytes(Service service) => service.Status("VmRSS") / 1024.0;

    private static async Task<string> WithAgentAsync(string name, Func<string, Task<string>> measureAsync)
    {
        if (!File.Exists(Repository.Executable))
        {
            return Result.Missing(name, "dotnet publish Aic.Agent -c Release");
        }

        if (!File.Exists(Repository.EmptyService))
        {
            return Result.Missing(name, "dotnet publish benchmarks/EmptyService -c Release");
        }

        await using FakeServer server = await FakeServer.StartAsync();
        using TempFolder folder = new();
        OpenAIAccount.Write(server, folder.Path, Accounts);
        return await measureAsync(folder.Path);
    }
}
