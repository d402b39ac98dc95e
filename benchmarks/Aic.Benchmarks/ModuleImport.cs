using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Aic.Benchmarks;

/// <summary>
/// A process that starts PowerShell and imports the module, against one that only starts PowerShell:
/// <c>pwsh</c> where it is on the path, else the engine hosted by this program.
/// </summary>
internal static class ModuleImport
{
    public static async Task<string> CompareAsync()
    {
        (string host, Func<string, Command> start) = Host();
        (Measurement subject, Measurement baseline) = await Pairwise.MeasureAsync(
            $"{host} with Import-Module", () => start($"Import-Module '{Repository.Module}'").RunAsync(),
            $"{host} alone", () => start("exit").RunAsync(),
            runs: 15);
        return Result.Line("import", subject, baseline, "at most +60 ms");
    }

    /// <summary>What the hosted engine's process does.</summary>
    public static int Child(string script)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using PowerShell shell = PowerShell.Create(runspace);
        shell.AddScript(script).Invoke();
        return shell.HadErrors ? 1 : 0;
    }

    private static (string Name, Func<string, Command> Start) Host() => Command.Find("pwsh") is { } pwsh
        ? ("pwsh", script => new Command(pwsh, ["-NoProfile", "-NonInteractive", "-Command", script]))
        : ("hosted engine", script => new Command(Environment.ProcessPath!, ["--child", script]));
}
