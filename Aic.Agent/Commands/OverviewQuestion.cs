using Aic.Agent.Terminal;
using Aic.Core;
using Aic.Core.Charts;
using Aic.Core.Usage;

namespace Aic.Agent.Commands;

/// <summary>A question about usage whose answer is drawn.</summary>
/// <param name="context">What to work with.</param>
/// <param name="period">Tells the period as it is now.</param>
internal sealed class OverviewQuestion(CliContext context, Func<AskedPeriod> period)
{
    /// <summary>What to work with.</summary>
    public CliContext Context => context;

    /// <summary>Names and patterns of accounts; empty for everybody.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    /// <summary>What to draw.</summary>
    public ChartMetric Metric { get; init; }

    /// <summary>True for no colours.</summary>
    public bool NoColor { get; init; }

    /// <summary>Asks.</summary>
    /// <param name="tracker">Whom.</param>
    /// <param name="look">What the drawing is for.</param>
    /// <param name="showsProgress">True to show that something is going on where it takes longer.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>What to draw, and the period's name in words.</returns>
    public async Task<(UsageOverview Overview, string? Name)> AskAsync(UsageTracker tracker, TerminalLook look, bool showsProgress, CancellationToken cancellationToken)
    {
        AskedPeriod asked = period();
        UsageQuery query = new() { Accounts = Accounts, Period = asked.Period };
        IReadOnlyList<ProviderUsage> usages = showsProgress
            ? await Progress.CollectAsync(context.Terminal, "Asking the providers", tracker.GetUsageAsync(query, cancellationToken), usage => usage.ProviderName)
            : await CollectAsync(tracker.GetUsageAsync(query, cancellationToken));
        List<string> order = [.. tracker.GetAccounts().Select(account => account.Id)];
        OverviewQuery what = new() { Accounts = Accounts, Period = asked.Period, Metric = Metric, MostBuckets = OverviewPage.MostColumns(look) };
        return (await tracker.GetOverviewAsync(what, [.. usages.OrderBy(usage => order.IndexOf(usage.AccountId))], cancellationToken), asked.Name);
    }

    private static async Task<IReadOnlyList<ProviderUsage>> CollectAsync(IAsyncEnumerable<ProviderUsage> answers)
    {
        List<ProviderUsage> usages = [];
        await foreach (ProviderUsage usage in answers)
        {
            usages.Add(usage);
        }

        return usages;
    }
}
