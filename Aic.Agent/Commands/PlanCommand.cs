using System.CommandLine;

namespace Aic.Agent.Commands;

/// <summary><c>aic plan</c>: what is paid for subscriptions, beside what their usage would cost.</summary>
internal static class PlanCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor) =>
        new Verb("plan", "Set what you pay for subscriptions, and see what their usage would cost at API prices.")
        {
            PlanListCommand.Create(context, noColor),
            PlanSetCommand.Create(context),
            PlanRemoveCommand.Create(context),
        };
}
