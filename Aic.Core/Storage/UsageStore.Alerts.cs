using Aic.Core.Alerts;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <content>Alerts, and what is told of them.</content>
internal sealed partial class UsageStore
{
    /// <summary>What an account's identity fails with; null when the store can't be used.</summary>
    public AccountTrouble? ReadTrouble(string accountId, string identity) =>
        Try(connection => new AccountTrouble(OutageTable.Read(connection, accountId, identity), RefusedKeyTable.Read(connection, accountId, identity)));

    /// <summary>All alerts with what came of telling them, the newest first; null when the store can't be used.</summary>
    public IReadOnlyList<Alert>? ReadAlerts() => Try(connection =>
    {
        ILookup<string, AlertDelivery> deliveries = AlertNoticeTable.ReadDeliveries(connection);
        return AlertTable.Read(connection).Select(known => known.Alert with { Deliveries = [.. deliveries[known.Alert.Id]] }).ToList();
    });

    /// <summary>
    /// Changes alerts by what is known, all of it or nothing. Of processes that do it at the same time the second sees what the first has done.
    /// </summary>
    /// <param name="decide">Decides what becomes of the alerts there are; called twice where there is anything to change.</param>
    /// <param name="channelsFor">By which channels to tell of an alert.</param>
    /// <returns>What became of them; null when the store can't be used.</returns>
    public IReadOnlyList<AlertChange>? UpdateAlerts(Func<IReadOnlyList<KnownAlert>, IReadOnlyList<AlertChange>> decide, Func<Alert, IEnumerable<string>> channelsFor)
    {
        // Mostly nothing changes, and writing would hold up everybody else.
        IReadOnlyList<AlertChange>? changes = Try(connection => decide(AlertTable.Read(connection)));
        if (changes is null or { Count: 0 })
        {
            return changes;
        }

        DateTimeOffset now = _time.GetUtcNow();
        return TryWrite(connection =>
        {
            changes = decide(AlertTable.Read(connection));
            foreach (AlertChange change in changes)
            {
                string id = change.Alert.Alert.Id;
                AlertTable.Write(connection, change.Alert with { Alert = Unsnoozed(change) });
                switch (change.Kind)
                {
                    case AlertChangeKind.Raised or AlertChangeKind.Worsened or AlertChangeKind.Resumed:
                        AlertNoticeTable.QueueRaised(connection, id, channelsFor(change.Alert.Alert), now);
                        break;
                    case AlertChangeKind.Reopened:
                        AlertNoticeTable.RequeueDropped(connection, id, now);
                        break;
                    case AlertChangeKind.Cleared:
                        AlertNoticeTable.QueueCleared(connection, id, change.Alert.Alert.SnoozedUntil > now, now);
                        break;
                }
            }

            AlertTable.DeleteClearedBefore(connection, now - AlertLedger.KeptFor);
        }) ? changes : null;
    }

    /// <summary>Changes when an active alert is told again.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="until">Until when nobody is to be told; null ends that.</param>
    /// <returns>The alert as it is then, or as it was where it is cleared; null when there is none, or the store can't be used.</returns>
    public Alert? SnoozeAlert(string id, DateTimeOffset? until)
    {
        KnownAlert? alert = null;
        return TryWrite(connection =>
        {
            alert = AlertTable.Read(connection, id);
            if (alert is { IsActive: true })
            {
                alert = alert with { Alert = alert.Alert with { SnoozedUntil = until } };
                AlertTable.Write(connection, alert);
            }
        }) ? alert?.Alert : null;
    }

    /// <summary>Takes on the next notice that a channel is to tell; null when there is none, or the store can't be used.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="patience">After what time another process takes it on.</param>
    public ClaimedNotice? ClaimNotice(string channel, TimeSpan patience)
    {
        ClaimedNotice? notice = null;
        DateTimeOffset now = _time.GetUtcNow();
        return NextNotice(channel) is { } due && (due <= now || due > now + AlertNoticeTable.Horizon)
            && TryWrite(connection => notice = AlertNoticeTable.Claim(connection, channel, patience, now)) ? notice : null;
    }

    /// <summary>Notes that a notice was taken.</summary>
    public bool MarkDelivered(ClaimedNotice notice) => TryWrite(connection => AlertNoticeTable.MarkDelivered(connection, notice, _time.GetUtcNow()));

    /// <summary>Notes that a notice wasn't taken, and when to try again; null gives it up.</summary>
    public bool MarkFailed(ClaimedNotice notice, string error, DateTimeOffset? retryAt) =>
        TryWrite(connection => AlertNoticeTable.MarkFailed(connection, notice, error, retryAt, _time.GetUtcNow()));

    /// <summary>Gives up what was to be told by channels that aren't there any more.</summary>
    /// <param name="channels">The channels there are.</param>
    /// <param name="queuedBefore">What waits for less long may still be told: the configuration may be about to be corrected.</param>
    public void GiveUpNotices(IReadOnlyList<string> channels, DateTimeOffset queuedBefore)
    {
        string[] gone = [.. (Try(connection => AlertNoticeTable.ReadWaiting(connection, queuedBefore)) ?? []).Except(channels, StringComparer.Ordinal)];
        if (gone.Length > 0)
        {
            TryWrite(connection => Array.ForEach(gone, channel => AlertNoticeTable.GiveUp(connection, channel, queuedBefore)));
        }
    }

    /// <summary>When the next notice of channels is due or the next snooze ends; null when neither is to come, or the store can't be used.</summary>
    public DateTimeOffset? NextAlertTime(IReadOnlyList<string> channels) => TryMoment(connection =>
    {
        DateTimeOffset? notice = AlertNoticeTable.NextDue(connection, channels, _time.GetUtcNow());
        DateTimeOffset? snooze = AlertTable.Read(connection).Where(known => known.IsActive).Min(known => known.Alert.SnoozedUntil);
        return snooze < notice || notice is null ? snooze : notice;
    });

    /// <summary>When the next notice of a channel is due; null when none waits, or the store can't be used.</summary>
    private DateTimeOffset? NextNotice(string channel) => TryMoment(connection => AlertNoticeTable.NextDue(connection, [channel], _time.GetUtcNow()));

    /// <summary>What is over isn't snoozed any more.</summary>
    private static Alert Unsnoozed(AlertChange change) => change.Kind == AlertChangeKind.Cleared ? change.Alert.Alert with { SnoozedUntil = null } : change.Alert.Alert;

    private DateTimeOffset? TryMoment(Func<SqliteConnection, DateTimeOffset?> find)
    {
        DateTimeOffset? moment = null;
        Try(connection =>
        {
            moment = find(connection);
            return find;
        });
        return moment;
    }
}
