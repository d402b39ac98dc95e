using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Aic.Benchmarks;

/// <summary>Sessions of PowerShell with the module in them.</summary>
internal static class Runspaces
{
    /// <summary>Opens a session.</summary>
    public static Runspace Open()
    {
        Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        Invoke(runspace, $"Import-Module '{Repository.Module}'");
        return runspace;
    }

    /// <summary>Runs a script to its end.</summary>
    /// <param name="runspace">The session.</param>
    /// <param name="script">The script.</param>
    /// <exception cref="InvalidOperationException">It wrote an error.</exception>
    public static void Invoke(Runspace runspace, string script)
    {
        using PowerShell shell = PowerShell.Create(runspace);
        shell.AddScript(script).Invoke();
        if (shell.HadErrors)
        {
            throw new InvalidOperationException(shell.Streams.Error[0].ToString());
        }
    }
}
