using Aic.Core.Alerts;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>A notice that one process has taken on to tell.</summary>
/// <param name="Notice">What to tell.</param>
/// <param name="Channel">Through which channel.</param>
/// <param name="Claim">What marks it as this process's, so that its end is noted once.</param>
/// <param name="Attempt">Which attempt it is, from 1.</param>
/// <param name="QueuedAt">When there was something to tell (UTC).</param>
internal sealed record ClaimedNotice(AlertNotice Notice, string Channel, string Claim, int Attempt, DateTimeOffset QueuedAt);

/// <summary>
/// What is to be told by which channel, and what came of it. Whoever tells claims a notice first; a claim that nobody ends in time is worth nothing, so that
/// what a killed process was telling is told by another one.
/// </summary>
internal static class AlertNoticeTable
{
    // The condition for a notice that may be told now. What says it is due later than any attempt can be was written before the clock was set back.
    private const string IsDue = "state = 'pending' AND (due_at <= $now OR due_at > $horizon)";

    private const string IsQuiet = "EXISTS (SELECT 1 FROM alerts WHERE alerts.id = alert_id AND alerts.snoozed_until > $now)";

    /// <summary>What a notice may wait for at most.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(1);

    /// <summary>Has an alert told, again where it was before: its end will be told again, too, and one that waits is none any more.</summary>
    public static void QueueRaised(SqliteConnection connection, string alertId, IEnumerable<string> channels, DateTimeOffset now)
    {
        foreach (string channel in channels)
        {
            connection.Execute(
                """
                INSERT OR REPLACE INTO alert_notices (alert_id, event, channel, state, queued_at, due_at, attempts)
                VALUES ($alert, 'raised', $channel, 'pending', $now, $now, 0);
                DELETE FROM alert_notices WHERE alert_id = $alert AND event = 'cleared' AND channel = $channel;
                """,
                ("$alert", alertId),
                ("$channel", channel),
                ("$now", now.ToText()));
        }
    }

    /// <summary>Has an alert that was cleared before it could be told told after all, since its cause is there again; an end that nobody was told of yet is none.</summary>
    public static void RequeueDropped(SqliteConnection connection, string alertId, DateTimeOffset now) => connection.Execute(
        """
        UPDATE alert_notices SET state = 'pending', queued_at = $now, due_at = $now, attempts = 0, claim = NULL
        WHERE alert_id = $alert AND event = 'raised' AND state = 'dropped';
        DELETE FROM alert_notices WHERE alert_id = $alert AND event = 'cleared' AND state = 'pending' AND claim IS NULL;
        """,
        ("$alert", alertId),
        ("$now", now.ToText()));

    /// <summary>Has the end of an alert told where its beginning was, once; where it wasn't yet, there is nothing to tell any more.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="alertId">The alert.</param>
    /// <param name="isQuiet">True where nobody is to be told.</param>
    /// <param name="now">Now.</param>
    public static void QueueCleared(SqliteConnection connection, string alertId, bool isQuiet, DateTimeOffset now) => connection.Execute(
        """
        INSERT OR IGNORE INTO alert_notices (alert_id, event, channel, state, queued_at, due_at, attempts)
        SELECT alert_id, 'cleared', channel, 'pending', $now, $now, 0 FROM alert_notices
        WHERE alert_id = $alert AND event = 'raised' AND (state = 'delivered' OR claim IS NOT NULL) AND $quiet = 0;
        UPDATE alert_notices SET state = 'dropped' WHERE alert_id = $alert AND event = 'raised' AND state = 'pending' AND claim IS NULL;
        """,
        ("$alert", alertId),
        ("$quiet", isQuiet ? 1 : 0),
        ("$now", now.ToText()));

    /// <summary>Takes on the next notice that a channel is to tell; null when there is none.</summary>
    /// <param name="connection">The store, in a transaction that may write.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="patience">After what time a claim is worth nothing.</param>
    /// <param name="now">Now.</param>
    public static ClaimedNotice? Claim(SqliteConnection connection, string channel, TimeSpan patience, DateTimeOffset now)
    {
        using SqliteCommand command = connection.Command(
            $"""
            UPDATE alert_notices SET claim = $claim, due_at = $expires, attempts = attempts + 1, tried_at = $now
            WHERE (alert_id, event, channel) = (
                SELECT alert_id, event, channel FROM alert_notices
                WHERE channel = $channel AND {IsDue} AND NOT {IsQuiet}
                ORDER BY queued_at, event DESC, alert_id LIMIT 1)
            RETURNING alert_id, event, claim, attempts, queued_at, (
                SELECT raised.queued_at FROM alert_notices raised
                WHERE raised.alert_id = alert_notices.alert_id AND raised.event = 'raised' AND raised.channel = alert_notices.channel);
            """,
            ("$claim", Guid.NewGuid().ToString("N")),
            ("$expires", (now + patience).ToText()),
            ("$channel", channel),
            ("$now", now.ToText()),
            ("$horizon", (now + Horizon).ToText()));
        using SqliteDataReader reader = command.ExecuteReader();
        if (!reader.Read() || AlertTable.Read(connection, reader.GetString(0)) is not { } alert)
        {
            return null;
        }

        AlertNotice told = new(EventOf(reader.GetString(1)), alert.Alert) { RaisedNoticeAt = reader.IsDBNull(5) ? null : reader.GetMoment(5) };
        ClaimedNotice notice = new(told, channel, reader.GetString(2), reader.GetInt32(3), reader.GetMoment(4));

        // All rows of an answer have to be read for the statement to be done.
        while (reader.Read())
        {
        }

        return notice;
    }

    /// <summary>Notes that a notice was taken.</summary>
    public static void MarkDelivered(SqliteConnection connection, ClaimedNotice notice, DateTimeOffset now) => connection.Execute(
        "UPDATE alert_notices SET state = 'delivered', claim = NULL, tried_at = $now, error = NULL WHERE claim = $claim;",
        ("$claim", notice.Claim),
        ("$now", now.ToText()));

    /// <summary>Notes that a notice wasn't taken.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="error">Why.</param>
    /// <param name="retryAt">When to try again; null gives it up.</param>
    /// <param name="now">Now.</param>
    public static void MarkFailed(SqliteConnection connection, ClaimedNotice notice, string error, DateTimeOffset? retryAt, DateTimeOffset now) => connection.Execute(
        """
        UPDATE alert_notices SET state = CASE
                WHEN $retry IS NULL THEN 'given_up'
                WHEN event = 'raised' AND EXISTS (SELECT 1 FROM alerts WHERE id = alert_id AND cleared_at IS NOT NULL) THEN 'dropped'
                ELSE 'pending' END,
            claim = NULL, due_at = coalesce($retry, due_at), tried_at = $now, error = $error
        WHERE claim = $claim;
        """,
        ("$claim", notice.Claim),
        ("$error", error),
        ("$retry", retryAt?.ToText()),
        ("$now", now.ToText()));

    /// <summary>The channels for which something has waited for long.</summary>
    public static IReadOnlyList<string> ReadWaiting(SqliteConnection connection, DateTimeOffset queuedBefore)
    {
        using SqliteCommand command = connection.Command(
            "SELECT DISTINCT channel FROM alert_notices WHERE state = 'pending' AND queued_at < $before;", ("$before", queuedBefore.ToText()));
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> channels = [];
        while (reader.Read())
        {
            channels.Add(reader.GetString(0));
        }

        return channels;
    }

    /// <summary>Gives up what has waited for long for a channel that isn't there any more.</summary>
    public static void GiveUp(SqliteConnection connection, string channel, DateTimeOffset queuedBefore) => connection.Execute(
        """
        UPDATE alert_notices SET state = 'given_up', claim = NULL, tried_at = coalesce(tried_at, queued_at), error = 'There is no such channel any more.'
        WHERE state = 'pending' AND channel = $channel AND queued_at < $before;
        """,
        ("$channel", channel),
        ("$before", queuedBefore.ToText()));

    /// <summary>When the next notice of channels is due; null when none waits.</summary>
    public static DateTimeOffset? NextDue(SqliteConnection connection, IReadOnlyList<string> channels, DateTimeOffset now)
    {
        using SqliteCommand command = connection.Command(
            $"SELECT channel, min(due_at) FROM alert_notices WHERE state = 'pending' AND NOT {IsQuiet} GROUP BY channel;", ("$now", now.ToText()));
        using SqliteDataReader reader = command.ExecuteReader();
        DateTimeOffset? next = null;
        while (reader.Read())
        {
            if (channels.Contains(reader.GetString(0), StringComparer.Ordinal) && reader.GetMoment(1) is var due && !(due >= next))
            {
                next = due;
            }
        }

        return next;
    }

    /// <summary>What came of telling alerts so far, by alert.</summary>
    public static ILookup<string, AlertDelivery> ReadDeliveries(SqliteConnection connection)
    {
        using SqliteCommand command = connection.Command(
            "SELECT alert_id, event, channel, state, due_at, tried_at, error FROM alert_notices WHERE tried_at IS NOT NULL ORDER BY channel, event DESC;");
        using SqliteDataReader reader = command.ExecuteReader();
        List<(string Id, AlertDelivery Delivery)> deliveries = [];
        while (reader.Read())
        {
            string state = reader.GetString(3);
            deliveries.Add((reader.GetString(0), new AlertDelivery(reader.GetString(2), reader.GetMoment(5), state == "delivered", reader.IsDBNull(6) ? null : reader.GetString(6))
            {
                Event = EventOf(reader.GetString(1)),
                RetryAt = state == "pending" ? reader.GetMoment(4) : null,
            }));
        }

        return deliveries.ToLookup(pair => pair.Id, pair => pair.Delivery);
    }

    private static AlertEvent EventOf(string text) => text == "cleared" ? AlertEvent.Cleared : AlertEvent.Raised;
}
