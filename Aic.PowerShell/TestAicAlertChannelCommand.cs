using System.Management.Automation;
using Aic.Core;
using Aic.Core.Alerts;
using Aic.Core.Alerts.Channels;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Sends a test through channels of alerts. One that doesn't take it is an error.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AicAlertChannel")]
[OutputType(typeof(AlertChannelInfo), typeof(bool))]
public sealed class TestAicAlertChannelCommand : AlertChannelsCmdlet
{
    private bool _areAllTold = true;

    /// <summary>Which channels: names or patterns; null for all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AlertChannelCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Answers only whether all took it, and writes no errors for those that didn't.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        UsageTracker tracker = Tracker;
        AlertChannelConfig[] channels = [.. Find(tracker.Config.Read(), Name)];
        if (channels.Length == 0)
        {
            _areAllTold = false;
            if (Name is null)
            {
                WriteError(Errors.Invalid("NoAlertChannel", "There is no channel to test.", null, "Set one: Set-AicAlertChannel desktop -Type Desktop"));
            }
        }

        using DelayedProgress progress = new(WriteProgress, "Testing channels", "waiting for them");
        await Task.WhenAll(channels.Select(channel => TestAsync(tracker, channel, cancellationToken))).ConfigureAwait(false);
    }

    /// <inheritdoc />
    protected override Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (Quiet)
        {
            WriteObject(_areAllTold);
        }

        return Task.CompletedTask;
    }

    private async Task TestAsync(UsageTracker tracker, AlertChannelConfig channel, CancellationToken cancellationToken)
    {
        try
        {
            await tracker.TestAlertChannelAsync(channel, cancellationToken).ConfigureAwait(false);
            if (!Quiet)
            {
                WriteObject(AlertChannelInfo.Of(channel));
            }
        }
        catch (AlertChannelException exception)
        {
            _areAllTold = false;
            if (!Quiet)
            {
                WriteError(Errors.AlertChannelFailed(AlertChannelInfo.Of(channel), exception));
            }
        }
    }
}
