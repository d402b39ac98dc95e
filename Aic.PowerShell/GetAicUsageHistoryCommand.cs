using System.Management.Automation;
using Aic.Core;
using Aic.Core.History;
using Aic.Core.Usage;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Tells what was used over time, from what is kept; no provider is asked.</summary>
[Cmdlet(VerbsCommon.Get, "AicUsageHistory", DefaultParameterSetName = NamedSet)]
[OutputType(typeof(HistoryRow))]
public sealed class GetAicUsageHistoryCommand : PeriodCmdlet
{
    // A field of the enum's own type couldn't be laid out before the library is found (see LibraryResolver).
    private int _granularity = (int)HistoryGranularity.Day;

    /// <summary>How long a row's time is.</summary>
    [Parameter]
    public HistoryGranularity Granularity
    {
        get => (HistoryGranularity)_granularity;
        set => _granularity = (int)value;
    }

    /// <summary>What to tell apart besides time.</summary>
    [Parameter]
    [ValidateSet("Provider", "Account", "Model", "Project")]
    public HistoryGrouping[]? By { get; set; }

    /// <summary>The time zone of days, weeks and months; the local one without it.</summary>
    [Parameter]
    [TimeZoneArgument]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public TimeZoneInfo? TimeZone { get; set; }

    /// <inheritdoc />
    protected override async Task RunAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        TimeZoneInfo zone = TimeZone ?? TimeZoneInfo.Local;
        HistoryQuery query = new()
        {
            Accounts = names,
            Period = AskedPeriod(new ZonedTime(TimeProvider.System, zone)),
            Granularity = Granularity,
            By = (By ?? []).Aggregate(HistoryGrouping.None, (all, one) => all | one),
            TimeZone = zone,
        };
        ShownMoney.Load(Tracker);
        HistoryAnswer answer;
        try
        {
            answer = await Tracker.GetHistoryAsync(query, cancellationToken).ConfigureAwait(false);
        }
        catch (UnknownAccountException exception)
        {
            WriteError(Errors.UnknownProvider(exception.Account, exception.Known));
            return;
        }

        foreach (HistoryRow row in answer.Rows)
        {
            WriteObject(PipelineObject.Of(row, query.Granularity, query.By));
        }

        foreach (HistoryCoverage account in answer.Accounts)
        {
            if (account.Gaps.Count > 0)
            {
                WriteVerbose($"{account.AccountId}: nothing is known of {string.Join(", ", account.Gaps.Select(gap => UsageText.Period(gap.Start, gap.End, zone)))}.");
            }

            if (account.Error is { } error)
            {
                WriteError(Errors.HistoryUnreadable(account.AccountId, error));
            }
        }
    }
}
