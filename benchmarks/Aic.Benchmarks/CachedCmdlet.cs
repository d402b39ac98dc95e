using System.Management.Automation;
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
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        Invoke(runspace, $"Import-Module '{Repository.Module}'");
        for (int warmUp = 0; warmUp < 50; warmUp++)
        {
            Invoke(runspace, "Get-AicUsage");
        }

        (Measurement subject, Measurement baseline) = await Pairwise.MeasureAsync(
            "Get-AicUsage, cached", () => Task.Run(() => Invoke(runspace, "Get-AicUsage")),
            "an empty pipeline", () => Task.Run(() => Invoke(runspace, "1")),
            runs: 200);
        return Result.Line("cached", subject, baseline, "within 5 ms");
    }

    private static void Invoke(Runspace runspace, string script)
    {
        using PowerShell shell = PowerShell.Create(runspace);
        shell.AddScript(script).Invoke();
        if (shell.HadErrors)
        {
            throw new InvalidOperationException(shell.Streams.Error[0].ToString());
        }
    }
}
