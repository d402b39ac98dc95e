using Aic.Core.Alerts.Channels;
using Aic.Core.Configuration;

namespace Aic.Core;

/// <summary>The ways on which alerts are told.</summary>
public sealed partial class UsageTracker
{
    private readonly AlertChannels _alertChannels;

    /// <summary>Tells a channel that nothing happened, so that somebody sees whether it works.</summary>
    /// <param name="name">Its name; capitals don't matter.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UnknownAlertChannelException">There is no such channel.</exception>
    /// <exception cref="Alerts.AlertChannelException">It wasn't taken; the message says why and what to do, without any secret.</exception>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    public Task TestAlertChannelAsync(string name, CancellationToken cancellationToken = default) =>
        _alertChannels.TestAsync(AlertChannelChange.Require(ReadConfig(), name), cancellationToken);
}
