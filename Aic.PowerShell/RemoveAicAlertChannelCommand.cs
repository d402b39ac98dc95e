using System.Management.Automation;
using Aic.Core.Alerts.Channels;
using Aic.Core.Configuration;
using Aic.PowerShell.Completion;

namespace Aic.PowerShell;

/// <summary>Removes channels of alerts from the configuration file, with their secrets.</summary>
[Cmdlet(VerbsCommon.Remove, "AicAlertChannel", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveAicAlertChannelCommand : AlertChannelsCmdlet
{
    /// <summary>Which channels: names or patterns.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AlertChannelCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        ConfigFile file = Tracker.Config;
        foreach (AlertChannelConfig channel in Find(file.Read(), Name))
        {
            if (await ShouldProcessAsync(channel.Name, $"Remove from {file.Path}").ConfigureAwait(false))
            {
                file.Update(config => AlertChannelChange.Remove(config, channel.Name));
            }
        }
    }
}
