using System.CommandLine;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Agent.Terminal;
using Aic.Core;
using Aic.Core.Tracing;
using Aic.Core.Usage;

namespace Aic.Agent.Commands;

/// <summary><c>aic explain</c>: where numbers come from.</summary>
internal static class ExplainCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        AccountArguments accounts = new();
        PeriodOptions period = new(context.Time);
        Option<bool> json = JsonOption.Create("Print JSON: the traces.");
        Verb verb = new(
            "explain",
            "Show where the numbers come from: the calls made or files read, what was left out and why, the prices applied. Providers are asked anew.",
            new("aic explain claude-code", "this month"),
            new("aic explain openai --period yesterday", "the calls that were made for one day"),
            new("aic explain codex --since 2026-11-01 --json", "for programs"));
        accounts.AddTo(verb);
        period.AddTo(verb);
        verb.Options.Add(json);
        verb.SetAction((result, cancellationToken) =>
            ExplainAsync(context, accounts.Read(result), period.Read(result).Period, result.GetValue(json), result.GetValue(noColor), cancellationToken));
        return verb;
    }

    private static async Task<int> ExplainAsync(CliContext context, IReadOnlyList<string> names, UsagePeriod period, bool isJson, bool noColor, CancellationToken cancellationToken)
    {
        using UsageTracker tracker = context.CreateTracker();
        List<string> order = [.. tracker.GetAccounts().Select(account => account.Id)];

        // Asked about everybody, what isn't set up has no numbers to explain; asked by name, it is an answer.
        UsageQuery query = new() { Accounts = names, Period = period, ConfiguredOnly = names.Count == 0 };
        IReadOnlyList<UsageTrace> traces = await Progress.CollectAsync(
            context.Terminal, "Tracing", tracker.TraceAsync(query, cancellationToken), trace => trace.Usage.ProviderName);
        UsageTrace[] ordered = [.. traces.OrderBy(trace => order.IndexOf(trace.AccountId))];
        if (isJson)
        {
            context.Terminal.Out.WriteLine(JsonSerializer.Serialize(ordered, AgentJson.Default.IReadOnlyListUsageTrace));
            context.Terminal.Out.Flush();
        }
        else
        {
            new TracePage(new Report(context.Terminal, noColor), context.Time.LocalTimeZone).Write(period, ordered);
        }

        return Verdict.Tell(context.Terminal, [.. ordered.Select(trace => trace.Usage)], names);
    }
}
