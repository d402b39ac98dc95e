using System.CommandLine;
using Aic.Core;
using Aic.Core.Configuration;

namespace Aic.Agent.Commands;

/// <summary><c>aic budget remove</c>: removes budgets.</summary>
internal static class BudgetRemoveCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Argument<string[]> names = BudgetCommand.Names(ArgumentArity.OneOrMore);
        Verb verb = new("remove", "Remove budgets. What was used stays known.", new Example("aic budget remove work", "one budget"));
        verb.Arguments.Add(names);
        verb.SetAction(result =>
        {
            using UsageTracker tracker = context.CreateTracker();
            tracker.Config.Update(config => result.GetRequiredValue(names).Aggregate(config, BudgetChange.Remove));
            return ExitCodes.Success;
        });
        return verb;
    }
}
