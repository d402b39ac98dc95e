using System.CommandLine;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Core;
using Aic.Core.Usage;

namespace Aic.Agent.Commands;

/// <summary><c>aic sessions</c>: the sessions of coding tools, newest first.</summary>
internal static class SessionsCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        AccountArguments accounts = new();
        PeriodOptions period = new(context.Time);
        Option<string[]> project = new("--project") { Description = "Only sessions of this project: a folder's path or name, with wildcards; may be repeated.", HelpName = "folder" };
        Option<string[]> id = new("--id") { Description = "Only this session, whenever it was; wildcards are allowed; may be repeated.", HelpName = "id" };
        Option<bool> json = JsonOption.Create("Print JSON: all that is known of each session.");
        Verb verb = new(
            "sessions",
            "Show the sessions of coding tools, newest first, and what they would have cost at API prices.",
            new("aic sessions", "this month's"),
            new("aic sessions claude-code --period today --project app", "one tool's, today, in one folder"),
            new("aic sessions --id '6f1c*' --json", "everything about one session"));
        accounts.AddTo(verb);
        period.AddTo(verb);
        verb.Options.Add(project);
        verb.Options.Add(id);
        verb.Options.Add(json);
        verb.SetAction(async (result, cancellationToken) =>
        {
            CliContext here = context.In(period.ReadZone(result));
            string[] ids = result.GetValue(id) ?? [];
            SessionQuery query = new()
            {
                Accounts = accounts.Read(result),
                Projects = result.GetValue(project) ?? [],
                Ids = ids,
                Period = ids.Length > 0 && !period.IsGiven(result) ? null : period.Read(result).Period,
            };
            List<SessionUsage> sessions = [];
            using UsageTracker tracker = here.CreateTracker();
            await foreach (SessionUsage session in tracker.GetSessionsAsync(query, cancellationToken))
            {
                sessions.Add(session);
            }

            if (result.GetValue(json))
            {
                here.Terminal.Out.WriteLine(JsonSerializer.Serialize(sessions, AgentJson.Default.IReadOnlyListSessionUsage));
            }
            else
            {
                SessionsPage.Write(new Report(here.Terminal, result.GetValue(noColor)) { Money = tracker.GetMoneyView() }, sessions, here.Time.LocalTimeZone);
            }

            return sessions.Count > 0 || ids.Length == 0 ? ExitCodes.Success : throw new CliException(ExitCodes.Failure, "There is no such session. 'aic sessions' shows this month's.");
        });
        return verb;
    }
}
