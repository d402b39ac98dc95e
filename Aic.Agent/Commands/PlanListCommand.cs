using System.CommandLine;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Core;
using Aic.Core.Plans;

namespace Aic.Agent.Commands;

/// <summary><c>aic plan list</c>: what plans' usage would have cost, by month.</summary>
internal static class PlanListCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        Argument<string[]> accounts = new("provider") { Description = "Accounts that have a plan; * and ? stand for anything. All when left out.", Arity = ArgumentArity.ZeroOrMore, HelpName = "provider" };
        Option<int> months = new("--months")
        {
            Description = $"How many calendar months back, this one included: 1 to {PlanQuery.MostMonths}. 3 when left out.",
            DefaultValueFactory = _ => 3,
            HelpName = "number",
        };
        months.Validators.Add(result =>
        {
            if (result.GetValue(months) is < 1 or > PlanQuery.MostMonths)
            {
                result.AddError($"--months takes 1 to {PlanQuery.MostMonths}.");
            }
        });
        Option<bool> json = JsonOption.Create("Print JSON: the same that the agent's API answers.");
        Verb verb = new(
            "list",
            "Show what plans' usage would have cost at API prices, by month, beside what the plans cost.",
            new("aic plan list", "all plans, three months"),
            new("aic plan list claude-code --months 12 --json", "a year of one, for programs"));
        verb.Arguments.Add(accounts);
        verb.Options.Add(months);
        verb.Options.Add(json);
        verb.SetAction(async (result, cancellationToken) =>
        {
            using UsageTracker tracker = context.CreateTracker();
            PlanQuery query = new() { Accounts = result.GetValue(accounts) ?? [], Months = result.GetValue(months) };
            IReadOnlyList<PlanMonth> plans = await tracker.GetPlansAsync(query, cancellationToken);
            if (result.GetValue(json))
            {
                context.Terminal.Out.WriteLine(JsonSerializer.Serialize(new PlanReport(AicVersion.Current, plans), PlanJson.Default.PlanReport));
            }
            else
            {
                PlansPage.Write(new Report(context.Terminal, result.GetValue(noColor)) { Money = tracker.GetMoneyView() }, plans);
            }

            return ExitCodes.Success;
        });
        return verb;
    }
}
