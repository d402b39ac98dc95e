using System.CommandLine;
using Aic.Agent.Rendering;
using Aic.Core;
using Aic.Core.Charts;

namespace Aic.Agent.Commands;

/// <summary><c>aic show</c>: draws what was used over time, and what is left.</summary>
internal static class ShowCommand
{
    /// <summary>What to do where nothing is known.</summary>
    public const string Advice = "'aic history sync' fetches what providers still tell of it.";

    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        OverviewOptions options = new(context, noColor);
        Verb verb = new(
            "show",
            "Draw what you used: a chart by day, a sparkline for each account, limits and budgets as gauges.",
            new("aic show", "this month's cost, all providers"),
            new("aic show claude-code codex --metric tokens --period last30days", "tokens of two coding tools"),
            new("aic show --since 2026-01-01", "the year, by week or month where its days don't fit"));
        options.AddTo(verb);
        verb.SetAction((result, cancellationToken) => ShowAsync(options.Read(result), cancellationToken));
        return verb;
    }

    private static async Task<int> ShowAsync(OverviewQuestion question, CancellationToken cancellationToken)
    {
        using UsageTracker tracker = question.Context.CreateTracker();
        Report report = new(question.Context.Terminal, question.NoColor);
        (UsageOverview overview, string? name) = await question.AskAsync(tracker, report.Look, showsProgress: true, cancellationToken);
        new OverviewPage(report, overview) { Title = name, Advice = Advice }.Draw();
        report.Flush();
        return Verdict.Tell(question.Context.Terminal, overview.Usages, question.Accounts);
    }
}
