using System.CommandLine;
using Aic.Core.Lifecycle.Startup;

namespace Aic.Agent.Commands;

/// <summary><c>aic agent disable</c>: the system no longer starts the agent.</summary>
internal static class AgentDisableCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Option<bool> dryRun = StartupOutput.DryRunOption();
        Verb verb = new(
            "disable",
            "Undo enable. An agent that runs goes on.",
            new("aic agent disable", "from the next login on"),
            new("aic agent disable --dry-run", "see what would be removed and run"));
        verb.Options.Add(dryRun);
        verb.SetAction(async (result, cancellationToken) =>
        {
            AgentStartup startup = context.CreateAgentStartup();
            StartupPlan plan = await startup.PlanDisableAsync(cancellationToken);
            if (result.GetValue(dryRun))
            {
                StartupOutput.Write(context.Terminal, plan);
                return ExitCodes.Success;
            }

            await startup.ApplyAsync(plan, cancellationToken);
            context.Terminal.Out.WriteLine(plan.Steps.Count == 0
                ? $"Nothing to do: {plan.System} doesn't start the agent."
                : $"The agent no longer starts with your session ({plan.System}). One that runs goes on; to stop it: aic agent stop");
            return ExitCodes.Success;
        });
        return verb;
    }
}
