using System.Management.Automation;
using Aic.Core.Alerts.Channels;
using Aic.PowerShell.Completion;

namespace Aic.PowerShell;

/// <summary>Shows how alerts are told.</summary>
[Cmdlet(VerbsCommon.Get, "AicAlertChannel")]
[OutputType(typeof(AlertChannelInfo))]
public sealed class GetAicAlertChannelCommand : AlertChannelsCmdlet
{
    /// <summary>Which channels: names or patterns; null for all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AlertChannelCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <inheritdoc />
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (AlertChannelConfig channel in Find(Tracker.Config.Read(), Name))
        {
            WriteObject(AlertChannelInfo.Of(channel));
        }

        return Task.CompletedTask;
    }
}
