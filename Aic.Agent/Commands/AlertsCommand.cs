using System.CommandLine;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Core;
using Aic.Core.Alerts;

namespace Aic.Agent.Commands;

/// <summary><c>aic alerts</c>: what somebody wants to know without asking, and how they are told.</summary>
internal static class AlertsCommand
{
    /// <summary>Makes the verb. By itself it lists the alerts there are.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        Option<bool> all = new("--all") { Description = "Show those too that were over in the last 90 days, and what came of telling them." };
        Option<bool> json = JsonOption.Create("Print JSON: the same that the agent's API answers.");
        Verb verb = new(
            "alerts",
            "Be told of budgets, quotas and keys without asking.",
            new("aic alerts", "what needs attention now"),
            new("aic alerts --all --json", "what did, too, for programs"),
            new("aic alerts check", "for cron, where no agent runs"))
        {
            AlertsCheckCommand.Create(context),
            AlertsSnoozeCommand.Create(context),
            AlertsResumeCommand.Create(context),
            AlertChannelsCommand.Create(context, noColor),
        };
        verb.Options.Add(all);
        verb.Options.Add(json);
        verb.SetAction(result =>
        {
            using UsageTracker tracker = context.CreateTracker();
            bool isAll = result.GetValue(all);
            IReadOnlyList<Alert> alerts = tracker.GetAlerts(new AlertQuery { IncludesCleared = isAll });
            if (result.GetValue(json))
            {
                context.Terminal.Out.WriteLine(JsonSerializer.Serialize(new AlertReport(AicVersion.Current, alerts), AlertJson.Default.AlertReport));
            }
            else
            {
                AlertsPage.Write(new Report(context.Terminal, result.GetValue(noColor)), alerts, isAll, context.Time);
            }

            return ExitCodes.Success;
        });
        return verb;
    }

    /// <summary>The ids of alerts.</summary>
    public static Argument<string[]> Ids() => new("id")
    {
        Description = "Ids of alerts, as \"aic alerts\" shows them; * and ? stand for anything.",
        Arity = ArgumentArity.OneOrMore,
        HelpName = "id",
    };

    /// <summary>Sets or ends a snooze of those that are named and last.</summary>
    public static int Snooze(CliContext context, IReadOnlyList<string> ids, DateTimeOffset? until)
    {
        using UsageTracker tracker = context.CreateTracker();
        foreach (Alert alert in tracker.GetAlerts(new AlertQuery { Ids = ids }))
        {
            tracker.SnoozeAlert(alert.Id, until);
        }

        return ExitCodes.Success;
    }
}
