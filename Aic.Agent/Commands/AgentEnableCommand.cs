using System.CommandLine;
using Aic.Core.Lifecycle;
using Aic.Core.Lifecycle.Startup;

namespace Aic.Agent.Commands;

/// <summary><c>aic agent enable</c>: has the system start the agent with the user's session.</summary>
internal static class AgentEnableCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Option<int?> port = AgentPortOption.Create($"The port, on loopback. {ServeCommand.PortVariable} in the environment says the same, else it is 8080.");
        Option<bool> dryRun = StartupOutput.DryRunOption();
        Verb verb = new(
            "enable",
            "Have the system start the agent with your session: systemd, launchd or the Task Scheduler. It isn't started now.",
            new("aic agent enable", "from the next login on"),
            new("aic agent enable --dry-run", "see what would be written and run"));
        verb.Options.Add(port);
        verb.Options.Add(dryRun);
        verb.SetAction(async (result, cancellationToken) =>
        {
            AgentStartup startup = context.CreateAgentStartup();
            StartupPlan plan = startup.PlanEnable(AgentExecutable.OfThisProcess(), result.GetValue(port));
            if (result.GetValue(dryRun))
            {
                StartupOutput.Write(context.Terminal, plan);
                return ExitCodes.Success;
            }

            await startup.ApplyAsync(plan, cancellationToken);
            context.Terminal.Out.WriteLine($"The agent starts with your session from now on ({plan.System}). To start it now: aic agent start");
            return ExitCodes.Success;
        });
        return verb;
    }
}
