using Aic.Core.Alerts;
using Aic.Core.Alerts.Channels;
using Aic.Core.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aic.Core.Tests.Alerts;

/// <summary>Notices to tell, and channels to tell them to.</summary>
internal static class Notices
{
    /// <summary>When the alert was raised.</summary>
    public static readonly DateTimeOffset RaisedAt = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);

    /// <summary>An alert.</summary>
    public static Alert Alert { get; } = new()
    {
        Id = "budget-team-80-2026-11",
        Kind = AlertKind.BudgetThreshold,
        Severity = AlertSeverity.Warning,
        Subject = "team",
        Title = "Budget team: 80% used ($80.20 of $100.00 billed)",
        Message = "At this pace it runs out on 2026-11-27. Lower the pace, or raise it.",
        RaisedAt = RaisedAt,
    };

    /// <summary>It was raised.</summary>
    public static AlertNotice Raised { get; } = new(AlertEvent.Raised, Alert);

    /// <summary>Its cause is gone.</summary>
    public static AlertNotice Cleared { get; } = new(AlertEvent.Cleared, Alert with { ClearedAt = RaisedAt.AddHours(2) });

    /// <summary>An alert whose texts try to be something else.</summary>
    public static AlertNotice With(string text) => new(AlertEvent.Raised, Alert with { Title = text, Message = text, Subject = text });

    /// <summary>The one channel of a configuration.</summary>
    public static AlertChannelConfig Channel(string json) => Config(json).Alerts.Channels[0];

    /// <summary>A configuration with one channel.</summary>
    public static AgentConfig Config(string json) => ConfigJson.Parse(
        System.Text.Encoding.UTF8.GetBytes($$"""{ "alerts": { "channels": { "ops": {{json}} } } }"""),
        (line, problem) => new ConfigException(problem));

    /// <summary>What makes channels on this machine.</summary>
    public static AlertChannels Channels(TimeProvider? time = null, Func<string, string?>? getVariable = null) =>
        new(getVariable ?? Environment.GetEnvironmentVariable, time ?? TimeProvider.System, NullLogger.Instance);

    /// <summary>Tells a channel something, and expects it to refuse.</summary>
    public static async Task<string> RefusesAsync(IAlertChannel channel, AlertNotice? notice = null) =>
        (await Assert.ThrowsAsync<AlertChannelException>(() => channel.TellAsync(notice ?? Raised, TestContext.Current.CancellationToken))).Message;
}
