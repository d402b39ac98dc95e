using System.Globalization;
using System.IO.Enumeration;
using Aic.Core.Alerts;
using Aic.Core.Configuration;

namespace Aic.Core;

/// <content>Alerts: what somebody wants to know without asking.</content>
public sealed partial class UsageTracker
{
    private static readonly TimeSpan LongestSnooze = TimeSpan.FromDays(366);

    /// <summary>Tells the alerts that were raised, the newest first. None is raised or cleared by it.</summary>
    /// <param name="query">Which.</param>
    /// <exception cref="UnknownAlertException">An id without wildcards is no alert's.</exception>
    /// <exception cref="StoreUnusableException">The store can't be read, so that nobody knows whether there are any.</exception>
    public IReadOnlyList<Alert> GetAlerts(AlertQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);

        // One that is named is told in whatever state it is.
        IReadOnlyList<Alert> chosen = NamePatterns.Choose(
            _store.ReadAlerts() ?? throw new StoreUnusableException(StoreProblem ?? $"{Paths.StoreFile} couldn't be used just now. Try again."),
            query.Ids,
            (alert, pattern) => FileSystemName.MatchesSimpleExpression(pattern, alert.Id),
            id => new UnknownAlertException(id));
        return
        [
            .. chosen.Where(alert => (query.Kinds.Count == 0 || query.Kinds.Contains(alert.Kind))
                && (query.IncludesCleared || alert.ClearedAt is null || query.Ids.Contains(alert.Id, StringComparer.OrdinalIgnoreCase))),
        ];
    }

    /// <summary>Looks for causes of alerts: raises those that are new, clears those that are gone, and tells all that is to be told to the channels.</summary>
    /// <param name="check">How.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<AlertCheckResult> CheckAlertsAsync(AlertCheck check, CancellationToken cancellationToken = default)
    {
        AlertCheckResult result = await EvaluateAlertsAsync(check, cancellationToken).ConfigureAwait(false);
        await TellAlertsAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <summary>Looks for causes of alerts, raises those that are new and clears those that are gone. What is to be told is kept for <see cref="TellAlertsAsync"/>.</summary>
    /// <param name="check">How.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>What changed, and was changed by nobody else before; nothing where the store can't be used (<see cref="StoreProblem"/>).</returns>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<AlertCheckResult> EvaluateAlertsAsync(AlertCheck check, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(check);
        using IDisposable held = _known.Hold();
        AlertFacts facts = await new AlertFactsReader(this, _store, _options.Time).ReadAsync(check, cancellationToken).ConfigureAwait(false);
        AgentConfig config = ReadConfig();
        IReadOnlyList<IAlertChannel> channels = AlertChannelsOf(config);
        IReadOnlyList<AlertChange> changes = _store.UpdateAlerts(known => AlertLedger.Decide(known, facts, AlertRules.All), ChannelsFor) ?? [];
        return new AlertCheckResult(
            [.. changes.Where(change => change.Kind is AlertChangeKind.Raised or AlertChangeKind.Worsened or AlertChangeKind.Resumed).Select(change => change.Alert.Alert)],
            [.. changes.Where(change => change.Kind == AlertChangeKind.Cleared).Select(change => change.Alert.Alert)]);

        IEnumerable<string> ChannelsFor(Alert alert) => config.Alerts.Muted.Contains(alert.Kind)
            ? []
            : channels.Where(channel => channel.MinimumSeverity <= alert.Severity).Select(channel => channel.Name);
    }

    /// <summary>Tells the channels what is to be told and due. A channel that fails is tried again later, for a day; one that hangs holds up no other.</summary>
    /// <param name="cancellationToken">Stops at once; what is being told then is told again later.</param>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task TellAlertsAsync(CancellationToken cancellationToken = default) =>
        new AlertDispatcher(_store, _options.Time, _options.Logger).TellAsync(AlertChannelsOf(ReadConfig()), cancellationToken);

    /// <summary>When there is something to tell or to decide about alerts by the clock alone: a notice is due, or a snooze ends (UTC). Null when nothing is.</summary>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    public DateTimeOffset? GetNextAlertTime() => _store.NextAlertTime([.. AlertChannelsOf(ReadConfig()).Select(channel => channel.Name)]);

    /// <summary>Has nobody told of an alert for a while. When the while is over and its cause lasts, it is told again.</summary>
    /// <param name="id">The alert's id.</param>
    /// <param name="until">The end of the while, up to a year from now; null has it told from now on.</param>
    /// <returns>The alert.</returns>
    /// <exception cref="UnknownAlertException">There is no such alert.</exception>
    /// <exception cref="StoreUnusableException">It is snoozed, but what was told of it can't be read.</exception>
    /// <exception cref="AlertSnoozeException">It is over, the moment isn't to come or too far away, or the store can't be used.</exception>
    public Alert SnoozeAlert(string id, DateTimeOffset? until)
    {
        ArgumentNullException.ThrowIfNull(id);
        DateTimeOffset now = _options.Time.GetUtcNow();
        if (until <= now || until > now + LongestSnooze)
        {
            throw new AlertSnoozeException("An alert is snoozed until a moment that is to come, a year from now at most.");
        }

        Alert? alert = _store.SnoozeAlert(id.ToLowerInvariant(), until?.ToUniversalTime());
        return alert switch
        {
            null when StoreProblem is { } problem => throw new AlertSnoozeException(problem),
            null => throw new UnknownAlertException(id),
            { ClearedAt: { } cleared } => throw new AlertSnoozeException(string.Create(CultureInfo.InvariantCulture, $"The alert {id} is over since {cleared:yyyy-MM-dd HH:mm} UTC; there is nothing to snooze.")),
            _ => alert with { Deliveries = GetAlerts(new AlertQuery { Ids = [alert.Id] }) is [var known] ? known.Deliveries : [] },
        };
    }

    private IReadOnlyList<IAlertChannel> AlertChannelsOf(AgentConfig config) => _options.AlertChannels?.Invoke(config) ?? _alertChannels.Create(config);
}
