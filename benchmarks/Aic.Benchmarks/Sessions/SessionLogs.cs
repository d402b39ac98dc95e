using Aic.Testing;
using Aic.Testing.Sessions;

namespace Aic.Benchmarks.Sessions;

/// <summary>
/// <c>aic usage claude-code</c> as a whole process over generated logs, with no index and with one to which a megabyte has to be added, against ccusage 20 over the same logs.
/// The peer is the native binary of its npm package, on the path.
/// </summary>
internal static class SessionLogs
{
    /// <summary>The size of the logs that most comparisons use.</summary>
    public const long StandardSize = 300;

    private const string ClaudeCode = "claude-code";
    private const long Megabyte = 1_000_000;
    private const int Seed = 7;

    // So that all of it lies in the period that is asked for, however large the logs are.
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddDays(-400);

    private static int s_appended;

    /// <summary>Makes logs.</summary>
    /// <param name="home">The home folder.</param>
    /// <param name="megabytes">Their size.</param>
    /// <param name="tool">The tool, of <see cref="GeneratedLogs.Tools"/>.</param>
    public static LogTotals Generate(string home, long megabytes, string tool = ClaudeCode) => LogTotals.Of(GeneratedLogs.Write(tool, home, megabytes * Megabyte, Seed, Start));

    /// <summary>Makes a megabyte more of Claude Code's.</summary>
    /// <param name="home">The home folder.</param>
    public static void Append(string home) => GeneratedLogs.Write(ClaudeCode, home, Megabyte, Seed + ++s_appended, DateTimeOffset.UtcNow.AddHours(-2));

    /// <summary>The question about Claude Code, to a store.</summary>
    /// <param name="home">The home folder.</param>
    /// <param name="store">The folder of the store.</param>
    public static Command Usage(string home, string store) => Usage(home, store, ClaudeCode);

    /// <summary>The question about a tool, to a store.</summary>
    /// <param name="home">The home folder.</param>
    /// <param name="store">The folder of the store.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="arguments">What else is asked for.</param>
    public static Command Usage(string home, string store, string tool, params string[] arguments) =>
        new(Repository.Executable, ["usage", tool, "--since", $"{Start.AddDays(-1):yyyy-MM-dd}", .. arguments])
        {
            Variables = new Dictionary<string, string>(Variables(home)) { ["AIC_CONFIG_DIR"] = store },
        };

    /// <summary>The environment in which everybody finds these logs only, whatever the user's own says.</summary>
    /// <param name="home">The home folder.</param>
    public static Dictionary<string, string> Variables(string home) => new()
    {
        ["HOME"] = home,
        ["CLAUDE_CONFIG_DIR"] = Path.Combine(home, ".claude"),
        ["CODEX_HOME"] = Path.Combine(home, ".codex"),
        ["XDG_DATA_HOME"] = Path.Combine(home, ".local", "share"),
    };

    public static async Task<string> CompareAsync()
    {
        if (!File.Exists(Repository.Executable) || Command.Find("ccusage") is not { } peer)
        {
            return "| sessions | not measured: publish the executable first, with dotnet publish Aic.Agent -c Release, and put ccusage 20 on the path | | | | |";
        }

        using TempFolder home = new();
        using TempFolder stores = new();
        Generate(home.Path, StandardSize);
        Command baseline = new(peer, ["claude", "daily", "--json", "--offline"]) { Variables = Variables(home.Path) };

        int store = 0;
        (Measurement cold, Measurement coldPeer) = await Pairwise.MeasureAsync(
            "300 MB of logs, no index", () => Usage(home.Path, stores.File($"{store++}")).RunAsync(), "ccusage", baseline.RunAsync, runs: 10);
        (Measurement warm, Measurement warmPeer) = await Pairwise.MeasureAsync(
            "1 MB appended", () => Usage(home.Path, stores.File("0")).RunAsync(), "ccusage", AppendAndRunAsync, runs: 10);
        return Result.Line("sessions, cold", cold, coldPeer, "at most 0.8 times") + Environment.NewLine
            + Result.Line("sessions, warm", warm, warmPeer, "at most 0.1 times");

        async Task AppendAndRunAsync()
        {
            await baseline.RunAsync();
            Append(home.Path);
        }
    }
}
