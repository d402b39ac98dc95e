using System.CommandLine;
using Aic.Agent.Terminal;
using Aic.Core;
using Aic.Core.Alerts;

namespace Aic.Agent.Commands;

/// <summary><c>aic alerts check</c>: looks for causes of alerts and tells the channels; for scheduled tasks where no agent runs.</summary>
internal static class AlertsCheckCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Option<bool> quiet = new("--quiet", "-q") { Description = "Print nothing: the channels are told anyway." };
        Verb verb = new(
            "check",
            "Ask the providers, raise what is new, clear what is over, and tell the channels. An agent does it by itself; both together tell nothing twice.",
            new Example("aic alerts check --quiet", "every quarter of an hour, from a crontab"));
        verb.Options.Add(quiet);
        verb.SetAction(async (result, cancellationToken) =>
        {
            using UsageTracker tracker = context.CreateTracker();
            AlertCheckResult found = await tracker.CheckAlertsAsync(new AlertCheck(), cancellationToken);
            if (tracker.StoreProblem is { } problem)
            {
                throw new CliException(ExitCodes.Failure, problem);
            }

            if (!result.GetValue(quiet))
            {
                Print(context.Terminal, found.Raised, "raised");
                Print(context.Terminal, found.Cleared, "over");
            }

            return ExitCodes.Success;
        });
        return verb;
    }

    private static void Print(CliTerminal terminal, IReadOnlyList<Alert> alerts, string what)
    {
        foreach (Alert alert in alerts)
        {
            terminal.Out.WriteLine(PlainText.Of($"{what}: {alert.Title} [{AlertWords.Name(alert.Severity)}, {alert.Id}]"));
        }
    }
}
