using System.Management.Automation;
using Aic.Core.Alerts;

namespace Aic.PowerShell;

/// <summary>Ends the snooze of alerts.</summary>
[Cmdlet(VerbsLifecycle.Resume, "AicAlert", SupportsShouldProcess = true)]
[OutputType(typeof(Alert))]
public sealed class ResumeAicAlertCommand : AlertSnoozeCmdlet
{
    /// <inheritdoc />
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => SnoozeAsync(null, "End the snooze");
}
