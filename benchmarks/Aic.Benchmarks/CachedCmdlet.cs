using System.Management.Automation.Runspaces;
using Aic.Testing;

namespace Aic.Benchmarks;

/// <summary><c>Get-AicUsage</c> in a session that has asked before, against an empty pipeline in the same session.</summary>
internal static class CachedCmdlet
{
    public static async Task<string> CompareAsync()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using TempFolder folder = new();
        OpenAIAccount.Write(server, folder.Path);
        Environment.SetEnvironmentVariable("AIC_CONFIG_DIR", folder.Path);
        using Runspace runspace = Runspaces.Open();
        for (int warmUp = 0; warmUp < 50; warmUp++)
        {
            Runspaces.Invoke(runspace, "Get-AicUsage");
        }

        (Measurement subject, Measurement baseline) = await Pairwise.MeasureAsync(
            "Get-AicUsage, cached", () => Task.Run(() => Runspaces.Invoke(runspace, "Get-AicUsage")),
            "an empty pipeline", () => Task.Run(() => Runspaces.Invoke(runspace, "1")),
            runs: 200);
        return Result.Line("cached", subject, baseline, "within 5 ms");
    }
}
