using System.Globalization;
using System.Management.Automation;
using Aic.Core;
using Aic.Core.History;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Fetches history from the providers, as far back as each one tells.</summary>
[Cmdlet(VerbsData.Sync, "AicHistory")]
[OutputType(typeof(HistorySyncResult))]
public sealed class SyncAicHistoryCommand : AccountsCmdlet
{
    /// <summary>The first day; local where no offset is given.</summary>
    [Parameter(Mandatory = true)]
    public DateTimeOffset Since { get; set; }

    /// <inheritdoc />
    protected override async Task RunAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        if (Since > TimeProvider.System.GetUtcNow())
        {
            throw new TerminatingException(Errors.Invalid("InvalidPeriod", "-Since is in the future: nothing was used then yet.", Since, "Give a day of the past."));
        }

        UsageTracker tracker = Tracker;
        List<string> known = Known(names, tracker.GetAccounts());
        if (names.Count > 0 && known.Count == 0)
        {
            return;
        }

        using DelayedProgress progress = new(WriteProgress, "Fetching history", "asking");
        HistorySyncQuery query = new() { Accounts = known, Since = Since };
        await foreach (HistorySyncResult result in tracker.SyncHistoryAsync(query, step => Report(progress, step), cancellationToken).ConfigureAwait(false))
        {
            WriteObject(result);
            if (result.Error is { } error)
            {
                WriteError(Errors.HistoryNotFetched(result, error));
            }
        }
    }

    private static void Report(DelayedProgress progress, HistorySyncProgress step)
    {
        string wait = step.Waits is { } time ? string.Create(CultureInfo.InvariantCulture, $", waiting {time.TotalSeconds:0} s as the provider asks") : "";
        progress.Report(
            string.Create(CultureInfo.InvariantCulture, $"{step.AccountId}: {step.DaysDone} of {step.DaysTotal} days{wait}"),
            Math.Min(100, 100 * step.DaysDone / Math.Max(1, step.DaysTotal)));
    }
}
