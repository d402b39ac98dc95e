using System.Globalization;
using System.Management.Automation;
using Aic.Core.Alerts;

namespace Aic.PowerShell;

/// <summary>Has nobody told of alerts for a while.</summary>
[Cmdlet(VerbsLifecycle.Suspend, "AicAlert", SupportsShouldProcess = true, DefaultParameterSetName = "For")]
[OutputType(typeof(Alert))]
public sealed class SuspendAicAlertCommand : AlertSnoozeCmdlet
{
    /// <summary>How long.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "For")]
    public TimeSpan For { get; set; }

    /// <summary>Until when; without an offset, local time.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Until")]
    public DateTimeOffset Until { get; set; }

    /// <inheritdoc />
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        // What overflows is more than a year from now, too.
        DateTimeOffset now = DateTimeOffset.Now;
        DateTimeOffset until = ParameterSetName == "Until" ? Until : For < DateTimeOffset.MaxValue - now && For > TimeSpan.Zero ? now + For : For > TimeSpan.Zero ? DateTimeOffset.MaxValue : now;
        return SnoozeAsync(until, string.Create(CultureInfo.InvariantCulture, $"Tell nobody until {until:yyyy-MM-dd HH:mm}"));
    }
}
