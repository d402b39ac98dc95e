using System.CommandLine;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Core;
using Aic.Core.Budgets;

namespace Aic.Agent.Commands;

/// <summary><c>aic budget list</c>: how budgets stand.</summary>
internal static class BudgetListCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        Argument<string[]> names = BudgetCommand.Names(ArgumentArity.ZeroOrMore);
        Option<bool> refresh = new("--refresh") { Description = "Ask the providers now, past what is known already." };
        Option<bool> json = JsonOption.Create("Print JSON: the same that the agent's API answers.");
        Verb verb = new(
            "list",
            "Show what is used and left of budgets, and what is expected by their periods' ends.",
            new("aic budget list", "all budgets"),
            new("aic budget list 'work-*' --json", "some of them, for programs"));
        verb.Arguments.Add(names);
        verb.Options.Add(refresh);
        verb.Options.Add(json);
        verb.SetAction(async (result, cancellationToken) =>
        {
            using UsageTracker tracker = context.CreateTracker();
            BudgetQuery query = new() { Names = result.GetValue(names) ?? [], Refresh = result.GetValue(refresh) };
            IReadOnlyList<BudgetState> states = await tracker.GetBudgetsAsync(query, cancellationToken);
            if (result.GetValue(json))
            {
                context.Terminal.Out.WriteLine(JsonSerializer.Serialize(new BudgetReport(AicVersion.Current, states), BudgetJson.Default.BudgetReport));
            }
            else
            {
                BudgetsPage.Write(new Report(context.Terminal, result.GetValue(noColor)) { Money = tracker.GetMoneyView() }, states);
            }

            return ExitCodes.Success;
        });
        return verb;
    }
}
