using Aic.Core.Configuration;
using Aic.Core.Http;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Alerts.Channels;

/// <summary>Makes the channels that the configuration names. Nothing is opened, looked for or loaded before one tells something.</summary>
/// <param name="getVariable">Reads an environment variable.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where attempts are logged, without any secret.</param>
public sealed class AlertChannels(Func<string, string?> getVariable, TimeProvider time, ILogger logger) : IDisposable
{
    /// <summary>Limits that end within the minute that a channel has.</summary>
    private static readonly HttpPipelineOptions Limits = new()
    {
        AttemptTimeout = TimeSpan.FromSeconds(15),
        TotalTimeout = TimeSpan.FromSeconds(50),
        MaxRetries = 3,
        MaxBodyBytes = 1024 * 1024,
        MaxConnectionsPerHost = 2,
    };

    private readonly Lazy<HttpPipeline> _http = new(() => new HttpPipeline(Limits, time, logger));

    /// <summary>The channels, in the configuration's order.</summary>
    /// <param name="config">The configuration.</param>
    public IReadOnlyList<IAlertChannel> Create(AgentConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return [.. config.Alerts.Channels.Select(Create)];
    }

    /// <summary>One channel.</summary>
    /// <param name="channel">What the configuration says of it.</param>
    public IAlertChannel Create(AlertChannelConfig channel) => channel switch
    {
        WebhookChannelConfig webhook => new WebhookChannel(webhook, _http, time),
        CommandChannelConfig command => new CommandChannel(command, getVariable, time),
        EmailChannelConfig email => new EmailChannel(email, getVariable, time),
        DesktopChannelConfig desktop => new DesktopChannel(desktop, getVariable, time),
        _ => throw new ArgumentException("There is no such channel.", nameof(channel)),
    };

    /// <summary>Tells a channel that nothing happened, so that somebody sees whether it works.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AlertChannelException">It wasn't taken; the message says why and what to do, without any secret.</exception>
    public Task TestAsync(AlertChannelConfig channel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        DateTimeOffset now = time.GetUtcNow();
        Alert alert = new()
        {
            Id = "test",
            Kind = AlertKind.BudgetThreshold,
            Severity = AlertSeverity.Info,
            Subject = channel.Name,
            Title = $"A test of the channel {channel.Name}",
            Message = "Nothing happened: somebody tries whether this channel works. Alerts of AIC Tracker will look like this.",
            RaisedAt = now,
        };
        return Create(channel).TellAsync(new AlertNotice(AlertEvent.Test, alert), cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_http.IsValueCreated)
        {
            _http.Value.Dispose();
        }
    }
}
