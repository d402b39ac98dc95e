using Aic.Agent.Server.Events;
using Aic.Agent.Server.Settings;
using Aic.Core;
using Aic.Core.Alerts;
using Microsoft.Extensions.Logging;

namespace Aic.Agent.Server.Alerts;

/// <summary>
/// Tells live clients and the log what became of alerts, whichever process found it out: by comparing those there are with those there were.
/// </summary>
internal sealed partial class AlertNews(UsageTracker tracker, LiveConfig config, AgentEvents events, TimeProvider time, ILogger logger)
{
    // Null as long as the store couldn't be read.
    private Dictionary<string, Alert>? _known;

    /// <summary>Takes the alerts there are as known: what was raised before the agent started is told by its API.</summary>
    public void Begin() => _known = Read()?.Active;

    /// <summary>Tells what changed since the last time; nothing where the store can't be read, until it can.</summary>
    public void Tell()
    {
        if (Read() is not var (now, cleared))
        {
            return;
        }

        Dictionary<string, Alert> before = _known ?? now;
        _known = now;
        foreach (Alert alert in now.Values.Where(alert => IsNews(before.GetValueOrDefault(alert.Id), alert)))
        {
            (string kind, string severity) = (AlertWords.Name(alert.Kind), AlertWords.Name(alert.Severity));
            LogLevel level = LevelOf(alert);
            LogRaised(level, alert.Id, kind, severity, alert.Subject, alert.Title);
            events.Publish(new AlertRaised(time.GetUtcNow(), alert));
        }

        foreach (Alert alert in cleared.Where(alert => before.ContainsKey(alert.Id)))
        {
            string kind = AlertWords.Name(alert.Kind);
            LogCleared(alert.Id, kind, alert.Subject, alert.Title);
            events.Publish(new AlertCleared(time.GetUtcNow(), alert));
        }
    }

    /// <summary>New, worse, or not snoozed any more because the time is over.</summary>
    private bool IsNews(Alert? before, Alert now) =>
        before is null || now.Severity > before.Severity || (now.SnoozedUntil is null && before.SnoozedUntil <= time.GetUtcNow());

    private LogLevel LevelOf(Alert alert) => config.Current.Alerts.Muted.Contains(alert.Kind) ? LogLevel.Information : LogLevel.Warning;

    private (Dictionary<string, Alert> Active, IReadOnlyList<Alert> Cleared)? Read()
    {
        try
        {
            IReadOnlyList<Alert> alerts = tracker.GetAlerts(new AlertQuery { IncludesCleared = true });
            return (alerts.Where(alert => alert.ClearedAt is null).ToDictionary(alert => alert.Id), [.. alerts.Where(alert => alert.ClearedAt is not null)]);
        }
        catch (StoreUnusableException)
        {
            return null;
        }
    }

    [LoggerMessage(EventId = 5041, Message = "Alert {AlertId} ({Kind}, {Severity}) about {Subject}: {Title}.")]
    private partial void LogRaised(LogLevel level, string alertId, string kind, string severity, string subject, string title);

    [LoggerMessage(EventId = 5042, Level = LogLevel.Information, Message = "Alert {AlertId} ({Kind}) about {Subject} is over: {Title}.")]
    private partial void LogCleared(string alertId, string kind, string subject, string title);
}
