using System.CommandLine;

namespace Aic.Agent.Commands;

/// <summary><c>aic alerts</c>: what somebody wants to know without asking, and how they are told.</summary>
internal static class AlertsCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor) =>
        new Verb("alerts", "Be told of budgets, quotas and keys without asking.")
        {
            AlertChannelsCommand.Create(context, noColor),
        };
}
