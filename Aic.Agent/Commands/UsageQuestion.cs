using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Agent.Terminal;
using Aic.Core;
using Aic.Core.Usage;

namespace Aic.Agent.Commands;

/// <summary>A question about usage, as <c>aic usage</c> and <c>aic refresh</c> put it, and its answer on the terminal.</summary>
/// <param name="context">What to work with.</param>
internal sealed class UsageQuestion(CliContext context)
{
    /// <summary>Names and patterns of accounts; empty for everybody.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    /// <summary>The period.</summary>
    public required AskedPeriod Period { get; init; }

    /// <summary>What to sum by.</summary>
    public UsageGrouping By { get; init; }

    /// <summary>True prints JSON.</summary>
    public bool IsJson { get; init; }

    /// <summary>True prints errors only.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>True asks the providers, past memory and store.</summary>
    public bool Refresh { get; init; }

    /// <summary>True leaves out accounts that aren't set up.</summary>
    public bool ConfiguredOnly { get; init; }

    /// <summary>True for no colours.</summary>
    public bool NoColor { get; init; }

    /// <summary>Asks and prints.</summary>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> AnswerAsync(CancellationToken cancellationToken)
    {
        using UsageTracker tracker = context.CreateTracker();
        IReadOnlyList<ProviderUsage> usages = await AskAsync(tracker, cancellationToken);
        if (IsJson)
        {
            context.Terminal.Out.WriteLine(JsonSerializer.Serialize(ReportOf(usages), UsageJson.Default.UsageReport));
            context.Terminal.Out.Flush();
        }
        else if (!IsQuiet)
        {
            UsagePage page = new(new Report(context.Terminal, NoColor) { Money = tracker.GetMoneyView() }, context.Time) { Title = Period.Name, By = By, ExplainsSetup = Accounts.Count > 0 };
            page.Write(Period.Period, usages);
        }

        return Verdict.Tell(context.Terminal, usages, Accounts);
    }

    private async Task<IReadOnlyList<ProviderUsage>> AskAsync(UsageTracker tracker, CancellationToken cancellationToken)
    {
        List<string> order = [.. tracker.GetAccounts().Select(account => account.Id)];
        UsageQuery query = new() { Accounts = Accounts, Period = Period.Period, Refresh = Refresh, ConfiguredOnly = ConfiguredOnly, Detail = By };
        IReadOnlyList<ProviderUsage> usages = await Progress.CollectAsync(
            context.Terminal, "Asking the providers", tracker.GetUsageAsync(query, cancellationToken), usage => usage.ProviderName);
        return [.. usages.OrderBy(usage => order.IndexOf(usage.AccountId))];
    }

    private UsageReport ReportOf(IReadOnlyList<ProviderUsage> usages) => new()
    {
        Version = AicVersion.Current,
        Providers = usages,
        Groups = By == UsageGrouping.None ? null : UsageGrouper.Group(usages, By, context.Time.LocalTimeZone),
    };
}
