using System.Management.Automation;
using Aic.Core.Alerts;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Looks for causes of alerts and tells the channels; for scheduled tasks where no agent runs.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AicAlertCheck")]
[OutputType(typeof(Alert))]
public sealed class InvokeAicAlertCheckCommand : AlertsCmdlet
{
    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        using DelayedProgress progress = new(WriteProgress, "Looking for alerts", "asking the providers");
        AlertCheckResult found = await Tracker.CheckAlertsAsync(new AlertCheck(), cancellationToken).ConfigureAwait(false);
        foreach (Alert alert in found.Raised.Concat(found.Cleared))
        {
            WriteObject(alert);
        }

        if (Tracker.StoreProblem is { } problem)
        {
            WriteError(Errors.AlertsNotChecked(problem));
        }
    }
}
