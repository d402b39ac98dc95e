using System.CommandLine;
using Aic.Agent.Terminal;
using Aic.Core.Lifecycle.Startup;

namespace Aic.Agent.Commands;

/// <summary>What <c>aic agent enable</c> and <c>disable</c> share.</summary>
internal static class StartupOutput
{
    /// <summary>The option <c>--dry-run</c>.</summary>
    public static Option<bool> DryRunOption() => new("--dry-run") { Description = "Show what would be written and run, and do nothing." };

    /// <summary>Shows what would be done.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="plan">What would be done.</param>
    public static void Write(CliTerminal terminal, StartupPlan plan)
    {
        foreach (string step in plan.Describe())
        {
            terminal.Out.WriteLine(step);
            terminal.Out.WriteLine();
        }
    }
}
