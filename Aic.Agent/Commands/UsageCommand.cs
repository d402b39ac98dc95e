using System.CommandLine;
using Aic.Core.Usage;

namespace Aic.Agent.Commands;

/// <summary><c>aic usage</c>: what was used, what it cost, what is left.</summary>
internal static class UsageCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        AccountArguments accounts = new();
        PeriodOptions period = new(context.Time);
        Option<UsageGrouping> by = GroupingOption.Create();
        Option<bool> json = JsonOption.Create("Print JSON: the same that the agent's API answers.");
        Option<bool> refresh = new("--refresh") { Description = "Ask the providers now, past what is known already." };
        Option<bool> configuredOnly = new("--configured-only") { Description = "Leave out providers that aren't set up." };
        Verb verb = new(
            "usage",
            "Show what you used, what it cost and what is left.",
            new("aic usage", "this month, all providers"),
            new("aic usage openai anthropic --period yesterday", "two providers, one day"),
            new("aic usage --since 2026-11-01 --until 2026-11-08 --by day", "a week, day by day"),
            new("aic usage --by project,model --period today", "which project used which model"),
            new("aic usage claude-code --by block", "blocks of five hours, and what the active one comes to"),
            new("aic usage --by provider,model --json", "for programs"));
        accounts.AddTo(verb);
        period.AddTo(verb);
        verb.Options.Add(by);
        verb.Options.Add(json);
        verb.Options.Add(refresh);
        verb.Options.Add(configuredOnly);
        verb.SetAction((result, cancellationToken) => new UsageQuestion(context.In(period.ReadZone(result)))
        {
            Accounts = accounts.Read(result),
            Period = period.Read(result),
            By = result.GetValue(by),
            IsJson = result.GetValue(json),
            Refresh = result.GetValue(refresh),
            ConfiguredOnly = result.GetValue(configuredOnly),
            NoColor = result.GetValue(noColor),
        }.AnswerAsync(cancellationToken));
        return verb;
    }
}
