using System.CommandLine;
using Aic.Core;
using Aic.Core.Configuration;

namespace Aic.Agent.Commands;

/// <summary><c>aic plan remove</c>: removes plans.</summary>
internal static class PlanRemoveCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Argument<string[]> accounts = new("provider") { Description = "Accounts that have a plan.", Arity = ArgumentArity.OneOrMore, HelpName = "provider" };
        Verb verb = new("remove", "Remove plans. What was used stays known.", new Example("aic plan remove claude-code", "one plan"));
        verb.Arguments.Add(accounts);
        verb.SetAction(result =>
        {
            using UsageTracker tracker = context.CreateTracker();
            tracker.Config.Update(config => result.GetRequiredValue(accounts).Aggregate(config, PlanChange.Remove));
            return ExitCodes.Success;
        });
        return verb;
    }
}
