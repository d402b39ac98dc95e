using System.Management.Automation.Runspaces;
using Aic.Testing;

namespace Aic.Benchmarks.Sessions;

/// <summary>
/// <c>Get-AicUsage -Provider claude-code</c> over an index of 300 MB, in a session that has asked before, against an empty pipeline in the same session.
/// A coding tool's answer comes from no cache: its folders are looked through and its index is read each time.
/// </summary>
internal static class WarmCmdlet
{
    public static async Task<string> CompareAsync()
    {
        using TempFolder home = new();
        SessionLogs.Generate(home.Path, SessionLogs.StandardSize);
        Environment.SetEnvironmentVariable("CLAUDE_CONFIG_DIR", home.File(".claude"));
        Environment.SetEnvironmentVariable("AIC_CONFIG_DIR", home.File("store"));
        using Runspace runspace = Runspaces.Open();
        string question = $"Get-AicUsage -Provider claude-code -Since {DateTime.UtcNow.AddDays(-401):yyyy-MM-dd}";
        Runspaces.Invoke(runspace, $"if (({question}).Usage.RequestsCount -lt 40000) {{ throw 'The logs were not read.' }}");
        for (int warmUp = 0; warmUp < 30; warmUp++)
        {
            Runspaces.Invoke(runspace, question);
        }

        (Measurement subject, Measurement baseline) = await Pairwise.MeasureAsync(
            "Get-AicUsage -Provider claude-code, warm", () => Task.Run(() => Runspaces.Invoke(runspace, question)),
            "an empty pipeline", () => Task.Run(() => Runspaces.Invoke(runspace, "1")),
            runs: 60);
        return Result.Line("sessions-cmdlet", subject, baseline, "under 50 ms");
    }
}
