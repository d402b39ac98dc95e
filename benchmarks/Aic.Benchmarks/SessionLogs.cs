using Aic.Testing;
using Aic.Testing.Sessions;

namespace Aic.Benchmarks;

/// <summary>
/// <c>aic usage claude-code</c> as a whole process over generated logs, with no index and with one to which a megabyte has to be added, against ccusage 20 over the same logs.
/// The peer is the native binary of its npm package, on the path.
/// </summary>
internal static class SessionLogs
{
    private const long Megabyte = 1_000_000;
    private const int Seed = 7;

    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddDays(-40);

    /// <summary>Writes logs to look at, and prints their totals.</summary>
    public static void Write(string folder, long megabytes)
    {
        LogTotals totals = new();
        foreach (GeneratedResponse response in ClaudeCodeLogs.Write(folder, megabytes * Megabyte, Seed, Start))
        {
            totals.Add(response);
        }

        Console.WriteLine(totals);
    }

    public static async Task<string> CompareAsync()
    {
        if (!File.Exists(Repository.Executable) || Command.Find("ccusage") is not { } peer)
        {
            return "| sessions | not measured: publish the executable first, with dotnet publish Aic.Agent -c Release, and put ccusage 20 on the path | | | | |";
        }

        using TempFolder home = new();
        using TempFolder stores = new();
        ClaudeCodeLogs.Write(home.Path, 300 * Megabyte, Seed, Start);
        Dictionary<string, string> logs = new() { ["HOME"] = home.Path, ["CLAUDE_CONFIG_DIR"] = home.Path };
        Command baseline = new(peer, ["claude", "daily", "--json", "--offline"]) { Variables = logs };

        int store = 0;
        (Measurement cold, Measurement coldPeer) = await Pairwise.MeasureAsync(
            "300 MB of logs, no index", () => Usage(logs, stores.File($"{store++}")).RunAsync(), "ccusage", baseline.RunAsync, runs: 10);
        (Measurement warm, Measurement warmPeer) = await Pairwise.MeasureAsync(
            "1 MB appended", () => Usage(logs, stores.File("0")).RunAsync(), "ccusage", AppendAndRunAsync, runs: 10);
        return Result.Line("sessions, cold", cold, coldPeer, "at most 0.8 times") + Environment.NewLine
            + Result.Line("sessions, warm", warm, warmPeer, "at most 0.1 times");

        async Task AppendAndRunAsync()
        {
            await baseline.RunAsync();
            ClaudeCodeLogs.Write(home.Path, Megabyte, Seed + store++, DateTimeOffset.UtcNow.AddHours(-2));
        }
    }

    private static Command Usage(Dictionary<string, string> logs, string store) =>
        new(Repository.Executable, ["usage", "claude-code", "--period", "last30days"]) { Variables = new Dictionary<string, string>(logs) { ["AIC_CONFIG_DIR"] = store } };
}
