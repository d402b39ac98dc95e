using System.Management.Automation;
using Aic.Core.Alerts;
using Aic.PowerShell.Completion;

namespace Aic.PowerShell;

/// <summary>A cmdlet that changes when alerts are told.</summary>
public abstract class AlertSnoozeCmdlet : AlertsCmdlet
{
    /// <summary>Which alerts: ids or patterns.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AlertCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Id { get; set; } = [];

    /// <summary>Writes the alerts to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Snoozes the alerts that are named, or ends their snooze.</summary>
    /// <param name="until">The end; null for none.</param>
    /// <param name="action">What is done, for <c>-WhatIf</c>.</param>
    private protected async Task SnoozeAsync(DateTimeOffset? until, string action)
    {
        foreach (Alert alert in FindEach(Id, new AlertQuery()))
        {
            if (!await ShouldProcessAsync(alert.Title, action).ConfigureAwait(false))
            {
                continue;
            }

            try
            {
                Alert changed = Tracker.SnoozeAlert(alert.Id, until);
                if (PassThru)
                {
                    WriteObject(changed);
                }
            }
            catch (AlertSnoozeException exception)
            {
                WriteError(Errors.NotSnoozed(exception, alert));
            }
        }
    }
}
