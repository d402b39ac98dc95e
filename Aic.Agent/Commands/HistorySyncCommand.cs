using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Agent.Terminal;
using Aic.Core;
using Aic.Core.History;

namespace Aic.Agent.Commands;

/// <summary><c>aic history sync</c>: fetches history, as far back as each provider tells.</summary>
internal static class HistorySyncCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        AccountArguments accounts = new();
        Option<DateTimeOffset?> since = Since(context.Time);
        Option<bool> json = JsonOption.Create("Print JSON: all that is known of each account's fetching.");
        Verb verb = new(
            "sync",
            "Fetch history from the providers: what is missing since a day, the newest first. Interrupted, it goes on where it ended.",
            new("aic history sync --since 2026-01-01", "all that are set up"),
            new("aic history sync openai --since 2025-01-01 --json", "one, for programs"));
        accounts.AddTo(verb);
        verb.Options.Add(since);
        verb.Options.Add(json);
        verb.SetAction(async (result, cancellationToken) =>
        {
            using UsageTracker tracker = context.CreateTracker();
            HistorySyncQuery query = new() { Accounts = accounts.Read(result), Since = result.GetValue(since)!.Value };
            IReadOnlyList<HistorySyncResult> results = await Progress.CollectAsync(
                context.Terminal,
                "Fetching history",
                report => tracker.SyncHistoryAsync(query, step => report(Text(step)), cancellationToken),
                synced => synced.AccountId);
            if (result.GetValue(json))
            {
                context.Terminal.Out.WriteLine(JsonSerializer.Serialize(results, AgentJson.Default.IReadOnlyListHistorySyncResult));
            }
            else
            {
                HistorySyncPage.Write(new Report(context.Terminal, result.GetValue(noColor)), results);
            }

            return Tell(context.Terminal, results);
        });
        return verb;
    }

    private static Option<DateTimeOffset?> Since(TimeProvider time)
    {
        Option<DateTimeOffset?> option = new("--since")
        {
            Description = "The first day: a date (2026-01-01) or a moment (2026-01-01T00:00:00Z).",
            HelpName = "date",
            Required = true,
            CustomParser = argument =>
            {
                string text = argument.Tokens[0].Value;
                DateTimeOffset? moment = PeriodWords.ReadMoment(text, time.LocalTimeZone);
                if (moment is null)
                {
                    argument.AddError($"\"{text}\" is no date. Use {PeriodWords.MomentForm}.");
                }
                else if (moment > time.GetUtcNow())
                {
                    argument.AddError("--since must not be in the future: nothing was used then yet.");
                }

                return moment;
            },
        };
        return option;
    }

    private static string Text(HistorySyncProgress step)
    {
        string days = string.Create(CultureInfo.InvariantCulture, $"{step.AccountId} {step.DaysDone} of {step.DaysTotal} days");
        return step.Waits is { } wait ? string.Create(CultureInfo.InvariantCulture, $"{days}, waiting {wait.TotalSeconds:0} s as the provider asks") : days;
    }

    private static int Tell(CliTerminal terminal, IReadOnlyList<HistorySyncResult> results)
    {
        HistorySyncResult[] failed = [.. results.Where(result => result.Error is not null)];
        foreach (HistorySyncResult result in failed)
        {
            terminal.WriteErrorLine(PlainText.Of($"aic: {result.AccountId}: {result.Error!.Message}"));
        }

        return failed.Length == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }
}
