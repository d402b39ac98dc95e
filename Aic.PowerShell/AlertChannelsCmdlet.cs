using Aic.Core.Alerts.Channels;
using Aic.Core.Configuration;

namespace Aic.PowerShell;

/// <summary>A cmdlet about channels of alerts, given by name, by pattern or down the pipeline.</summary>
public abstract class AlertChannelsCmdlet : AicCmdlet
{
    /// <summary>The channels of names or patterns; null for all. A name that is none's is an error, and the others go on.</summary>
    private protected IEnumerable<AlertChannelConfig> Find(AgentConfig config, IEnumerable<string>? names)
    {
        IReadOnlyList<AlertChannelConfig> all = config.Alerts.Channels;
        return FindEach(all, channel => channel.Name, names ?? ["*"], name => Errors.UnknownAlertChannel(name, [.. all.Select(channel => channel.Name)]));
    }
}
