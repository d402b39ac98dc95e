using Aic.Testing;

namespace Aic.Benchmarks.Sessions;

/// <summary>
/// <c>aic statusline</c> as a whole process over an index of 300 MB, with a megabyte of today's, against the same executable printing its version.
/// </summary>
internal static class StatusLine
{
    public static async Task<string> CompareAsync()
    {
        if (!File.Exists(Repository.Executable))
        {
            return Result.Missing("statusline", "dotnet publish Aic.Agent -c Release");
        }

        using TempFolder home = new();
        SessionLogs.Generate(home.Path, SessionLogs.StandardSize);
        SessionLogs.Append(home.Path);
        string store = home.File("store");
        await SessionLogs.Usage(home.Path, store).RunAsync();
        Command line = new(Repository.Executable, ["statusline"])
        {
            Variables = new Dictionary<string, string>(SessionLogs.Variables(home.Path)) { ["AIC_CONFIG_DIR"] = store },
        };
        if (!(await line.ReadAsync()).Contains("block", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The logs were not read.");
        }

        (Measurement subject, Measurement baseline) = await Pairwise.MeasureAsync(
            "aic statusline", line.RunAsync,
            "aic --version", () => new Command(Repository.Executable, ["--version"]).RunAsync(),
            runs: 40);
        return Result.Line("statusline", subject, baseline, "under 30 ms");
    }
}
