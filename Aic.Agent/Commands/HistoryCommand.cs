using System.CommandLine;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Core;
using Aic.Core.History;

namespace Aic.Agent.Commands;

/// <summary><c>aic history</c>: what was used over time, from what is kept; and <c>aic history sync</c>.</summary>
internal static class HistoryCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        AccountArguments accounts = new();
        PeriodOptions period = new(context.Time);
        Option<HistoryGranularity> granularity = HistoryOptions.Granularity();
        Option<HistoryGrouping> by = HistoryOptions.By();
        Option<bool> json = JsonOption.Create("Print JSON: the same that the agent's API answers, with the gaps of each account.");
        Verb verb = new(
            "history",
            "Show what you used over time, from what is kept; no provider is asked.",
            new("aic history", "this month, day by day"),
            new("aic history --since 2026-01-01 -g month --by account", "the year, month by month, account by account"),
            new("aic history openai -g week --by model --json", "for programs"),
            new("aic history sync --since 2026-01-01", "fetch what is missing, as far back as each provider tells"));
        accounts.AddTo(verb);
        period.AddTo(verb);
        verb.Options.Add(granularity);
        verb.Options.Add(by);
        verb.Options.Add(json);
        verb.Subcommands.Add(HistorySyncCommand.Create(context, noColor));
        verb.SetAction(async (result, cancellationToken) =>
        {
            CliContext here = context.In(period.ReadZone(result));
            HistoryQuery query = new()
            {
                Accounts = accounts.Read(result),
                Period = period.Read(result).Period,
                Granularity = result.GetValue(granularity),
                By = result.GetValue(by),
            };
            using UsageTracker tracker = here.CreateTracker();
            HistoryAnswer answer = await tracker.GetHistoryAsync(query, cancellationToken);
            if (result.GetValue(json))
            {
                here.Terminal.Out.WriteLine(JsonSerializer.Serialize(answer, AgentJson.Default.HistoryAnswer));
            }
            else
            {
                HistoryPage.Write(new Report(here.Terminal, result.GetValue(noColor)) { Money = tracker.GetMoneyView() }, answer, query.By, here.Time.LocalTimeZone);
            }

            return ReportErrors(here, answer);
        });
        return verb;
    }

    private static int ReportErrors(CliContext context, HistoryAnswer answer)
    {
        HistoryCoverage[] failed = [.. answer.Accounts.Where(account => account.Error is not null)];
        foreach (HistoryCoverage account in failed)
        {
            context.Terminal.WriteErrorLine($"aic: {account.AccountId}: {account.Error!.Message}");
        }

        return failed.Length == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }
}
