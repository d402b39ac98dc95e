namespace Aic.Core.Alerts;

/// <summary>A way to tell somebody of alerts: a webhook, a command, an e-mail, the desktop.</summary>
public interface IAlertChannel
{
    /// <summary>Its name in the configuration.</summary>
    string Name { get; }

    /// <summary>The least severity that it is to be told of.</summary>
    AlertSeverity MinimumSeverity => AlertSeverity.Info;

    /// <summary>Tells once. Retries are the channel's own business; it ends by itself within a minute, whatever the other side does.</summary>
    /// <param name="notice">What to tell.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AlertChannelException">It wasn't taken; the message says why and what to do, without any secret.</exception>
    Task TellAsync(AlertNotice notice, CancellationToken cancellationToken);

    /// <summary>Looks whether it can tell anything at all, without telling: whether its program is there, its password set.</summary>
    /// <exception cref="AlertChannelException">It can't; the message says why and what to do, without any secret.</exception>
    void Check()
    {
        // What a channel needs besides its configuration, which is valid, is each channel's to know.
    }
}

/// <summary>A channel didn't take a notice, or can't.</summary>
/// <param name="message">Why, and what to do; without any secret.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class AlertChannelException(string message, Exception? innerException = null) : Exception(message, innerException);
