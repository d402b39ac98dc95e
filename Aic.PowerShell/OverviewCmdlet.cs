using System.Management.Automation;
using Aic.Core;
using Aic.Core.Charts;
using Aic.Core.Providers;
using Aic.Core.Terminal;
using Aic.Core.Usage;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>A cmdlet that draws usage on the host.</summary>
public abstract class OverviewCmdlet : PeriodCmdlet
{
    private protected const string Advice = "Sync-AicHistory fetches what providers still tell of it.";

    // A field of the enum's own type couldn't be laid out before the library is found (see LibraryResolver).
    private int _metric = (int)ChartMetric.Cost;

    /// <summary>What to draw.</summary>
    [Parameter]
    public ChartMetric Metric
    {
        get => (ChartMetric)_metric;
        set => _metric = (int)value;
    }

    /// <summary>The time zone of days; the local one without it.</summary>
    [Parameter]
    [TimeZoneArgument]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public TimeZoneInfo? TimeZone { get; set; }

    /// <summary>What was asked, in words; null where moments were given.</summary>
    private protected string? Title => Since is null && Until is null ? UsageText.Period(Period) : null;

    private protected UsageQuery UsageNow => new() { Period = PeriodNow, TimeZone = TimeZone };

    /// <summary>The period as it is now: a running one goes on with the clock.</summary>
    private UsagePeriod PeriodNow => AskedPeriod(new ZonedTime(TimeProvider.System, TimeZone ?? TimeZoneInfo.Local));

    private protected Task<TerminalLook> LookAsync() => OnPipelineAsync(() => HostLook.Of(Host, SessionState.PSVariable.GetValue("PSStyle")));

    /// <summary>Those of the names that some account has, and all patterns.</summary>
    private protected static IReadOnlyList<string> Accounts(IReadOnlyList<string> names, IReadOnlyList<ProviderAccount> accounts) =>
        [.. names.Where(name => IsPattern(name) || accounts.Any(account => Matches(account, name)))];

    /// <summary>Finds what to draw.</summary>
    private protected Task<UsageOverview> OverviewAsync(IReadOnlyList<string> names, IReadOnlyList<ProviderUsage> usages, IReadOnlyList<ProviderAccount> accounts, TerminalLook look, CancellationToken cancellationToken)
    {
        List<string> order = [.. accounts.Select(account => account.Id)];
        OverviewQuery query = new() { Accounts = names, Period = PeriodNow, Metric = Metric, MostBuckets = OverviewPage.MostColumns(look), TimeZone = TimeZone };
        return Tracker.GetOverviewAsync(query, [.. usages.OrderBy(usage => order.IndexOf(usage.AccountId))], cancellationToken);
    }
}
