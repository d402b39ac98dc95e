using Aic.Core.Alerts.Channels;

namespace Aic.Core;

/// <summary>The ways on which alerts are told.</summary>
public sealed partial class UsageTracker
{
    private readonly AlertChannels _alertChannels;

    /// <summary>Tells a channel that nothing happened, so that somebody sees whether it works.</summary>
    /// <param name="channel">The channel, as the configuration has it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Alerts.AlertChannelException">It wasn't taken; the message says why and what to do, without any secret.</exception>
    public Task TestAlertChannelAsync(AlertChannelConfig channel, CancellationToken cancellationToken = default) =>
        _alertChannels.TestAsync(channel, cancellationToken);
}
