using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Aic.Benchmarks;

/// <summary>
/// A process that starts PowerShell and imports the module, against one that only starts PowerShell:
/// <c>pwsh</c> where it is on the path, else the engine hosted by this program.
/// </summary>
internal static class ModuleImport
{
    public static Task<string> CompareAsync() => CompareAsync("import", "alone", "exit", "at most +60 ms");

    /// <summary>Against the import of a module of the same kind that does nothing: what is left is this module's own.</summary>
    public static Task<string> CompareWithEmptyAsync() =>
        CompareAsync("import-own", "with an empty module", $"Import-Module '{Repository.EmptyModule}'", "");

    private static async Task<string> CompareAsync(string name, string baselineName, string baselineScript, string promise)
    {
        (string host, Func<string, Command> start) = Host();
        (Measurement subject, Measurement baseline) = await Pairwise.MeasureAsync(
            $"{host} with Import-Module", () => start($"Import-Module '{Repository.Module}'").RunAsync(),
            $"{host} {baselineName}", () => start(baselineScript).RunAsync(),
            runs: 100);
        return Result.Line(name, subject, baseline, promise);
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
