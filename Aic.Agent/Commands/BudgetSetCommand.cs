using System.CommandLine;
using Aic.Core;
using Aic.Core.Budgets;
using Aic.Core.Configuration;

namespace Aic.Agent.Commands;

/// <summary><c>aic budget set</c>: adds a budget, or changes one.</summary>
internal static class BudgetSetCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Argument<string> name = new("name") { Description = $"Its name: {BudgetText.NameForm}." };
        Argument<decimal?> amount = AmountArgument.Create("The amount, above 0: dollars, or tokens with --unit tokens. Needed for a new budget.", ArgumentArity.ZeroOrOne);
        Option<string?> unit = new("--unit") { Description = $"What the amount counts: {BudgetText.Units}. USD for a new budget.", HelpName = "unit" };
        Option<string?> period = new("--period") { Description = "day, week or month, in your time zone. A month for a new budget.", HelpName = "period" };
        Option<int?> startsOn = new("--starts-on") { Description = "The day it starts anew: of the month 1 to 31 (29 to 31 mean the last day of shorter months), of the week 1 (Monday) to 7. 0 for the first.", HelpName = "day" };
        Option<string[]> provider = List("--provider", "Whose usage counts: accounts or providers, with wildcards; may be repeated. '*' for everybody.");
        Option<string[]> model = List("--model", "Which models count, with wildcards; may be repeated. '*' for all usage.");
        Option<string[]> project = List("--project", "Which projects count: folders' paths or names, with wildcards; may be repeated. '*' for all usage.");
        Option<string?> counts = new("--counts") { Description = "Which dollars count: billed or estimated; auto lets the accounts decide.", HelpName = "dollars" };
        Option<string[]> threshold = List("--threshold", "What is worth being told about: percentages and projected, joined by commas. 50,80,100,projected for a new budget.");
        Verb verb = new(
            "set",
            "Add a budget, or change what is named of one.",
            new("aic budget set all 200", "200 dollars a month for everything"),
            new("aic budget set work 50 --period week --provider 'openai@work'", "one account, by week"),
            new("aic budget set tokens 5000000 --unit tokens --period day --provider claude-code", "tokens, by day"),
            new("aic budget set all --starts-on 15 --threshold 75,100", "change it: from the 15th, other thresholds"));
        verb.Arguments.Add(name);
        verb.Arguments.Add(amount);
        foreach (Option option in new Option[] { unit, period, startsOn, provider, model, project, counts, threshold })
        {
            verb.Options.Add(option);
        }

        verb.SetAction(result =>
        {
            BudgetEdit edit = new()
            {
                Amount = result.GetValue(amount),
                Unit = result.GetValue(unit),
                Period = result.GetValue(period),
                StartsOn = result.GetValue(startsOn),
                Accounts = result.GetResult(provider) is null ? null : result.GetValue(provider),
                Models = result.GetResult(model) is null ? null : result.GetValue(model),
                Projects = result.GetResult(project) is null ? null : result.GetValue(project),
                Counts = result.GetValue(counts),
                Thresholds = result.GetResult(threshold) is null ? null : result.GetValue(threshold),
            };
            using UsageTracker tracker = context.CreateTracker();
            string key = result.GetRequiredValue(name);
            AgentConfig config = tracker.Config.Update(before => edit.Apply(before, key));
            Budget budget = BudgetChange.Find(config, key)!;
            context.Terminal.Out.WriteLine($"{budget.Name}: {BudgetText.Limit(budget)} a {BudgetText.Period(budget)} for {BudgetText.Scope(budget)}");
            return ExitCodes.Success;
        });
        return verb;
    }

    private static Option<string[]> List(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "name,…",
        Arity = ArgumentArity.OneOrMore,
    };
}
