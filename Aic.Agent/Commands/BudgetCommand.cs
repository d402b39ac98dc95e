using System.CommandLine;

namespace Aic.Agent.Commands;

/// <summary><c>aic budget</c>: amounts to stay within.</summary>
internal static class BudgetCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor) =>
        new Verb("budget", "Set amounts to stay within, and see how they stand.")
        {
            BudgetListCommand.Create(context, noColor),
            BudgetSetCommand.Create(context),
            BudgetRemoveCommand.Create(context),
            BudgetTestCommand.Create(context),
        };

    /// <summary>Names of budgets.</summary>
    /// <param name="arity">How many.</param>
    public static Argument<string[]> Names(ArgumentArity arity) => new("name")
    {
        Description = arity.MinimumNumberOfValues > 0 ? "Names of budgets." : "Names of budgets; * and ? stand for anything. All when left out.",
        Arity = arity,
        HelpName = "name",
    };
}
