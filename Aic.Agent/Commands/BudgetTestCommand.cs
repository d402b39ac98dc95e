using System.CommandLine;
using System.CommandLine.Parsing;
using Aic.Agent.Terminal;
using Aic.Core;
using Aic.Core.Budgets;

namespace Aic.Agent.Commands;

/// <summary><c>aic budget test</c>: are budgets kept; for scheduled tasks, by its exit code.</summary>
internal static class BudgetTestCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Argument<string[]> names = BudgetCommand.Names(ArgumentArity.ZeroOrMore);
        Option<BudgetThreshold?> at = new("--at")
        {
            Description = "From which share on a budget isn't kept, in percent; or projected: when it is expected to be exceeded. 100 when left out.",
            HelpName = "threshold",
            CustomParser = ParseThreshold,
        };
        Verb verb = new(
            "test",
            $"Say on standard error which budgets aren't kept. Exit code 0: all are; {ExitCodes.BudgetReached}: one isn't; 1: what is used of one isn't known.",
            new("aic budget test || mail -s 'AI budget' me@example.com", "for cron"),
            new("aic budget test work --at 80", "one budget, earlier"),
            new("aic budget test --at projected", "will they be kept?"));
        verb.Arguments.Add(names);
        verb.Options.Add(at);
        verb.SetAction(async (result, cancellationToken) =>
        {
            BudgetThreshold threshold = result.GetValue(at) ?? BudgetThreshold.At(100)!;
            using UsageTracker tracker = context.CreateTracker();
            IReadOnlyList<BudgetState> states = await tracker.GetBudgetsAsync(new BudgetQuery { Names = result.GetValue(names) ?? [] }, cancellationToken);
            return Tell(context.Terminal, states, threshold);
        });
        return verb;
    }

    private static int Tell(CliTerminal terminal, IReadOnlyList<BudgetState> states, BudgetThreshold threshold)
    {
        if (states.Count == 0)
        {
            throw new CliException(ExitCodes.Failure, "There is no budget to test. Set one: aic budget set all 200");
        }

        foreach (BudgetState state in states)
        {
            foreach (string missing in state.Missing)
            {
                terminal.WriteErrorLine(PlainText.Of($"aic: {state.Budget.Name}: {missing}"));
            }

            if (state.HasReached(threshold))
            {
                terminal.WriteErrorLine(PlainText.Of($"aic: {BudgetText.Crossed(state, threshold)}"));
            }
        }

        return states.Any(state => state.HasReached(threshold)) ? ExitCodes.BudgetReached
            : states.Any(state => state.Used is null) ? ExitCodes.Failure
            : ExitCodes.Success;
    }

    private static BudgetThreshold? ParseThreshold(ArgumentResult argument)
    {
        BudgetThreshold? threshold = BudgetThreshold.Parse(argument.Tokens[0].Value);
        if (threshold is null)
        {
            argument.AddError($"'{argument.Tokens[0].Value}' is no threshold. Write a percentage such as 80, or {BudgetThreshold.ProjectedName}.");
        }

        return threshold;
    }
}
