using Aic.Core.Alerts;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>Alerts, active and cleared.</summary>
internal static class AlertTable
{
    private const string Columns = "id, kind, subject, detail, occasion, severity, title, message, raised_at, cleared_at, snoozed_until";

    /// <summary>All alerts, the newest first.</summary>
    public static IReadOnlyList<KnownAlert> Read(SqliteConnection connection)
    {
        using SqliteCommand command = connection.Command($"SELECT {Columns} FROM alerts ORDER BY raised_at DESC, id;");
        using SqliteDataReader reader = command.ExecuteReader();
        List<KnownAlert> alerts = [];
        while (reader.Read())
        {
            if (Row(reader) is { } alert)
            {
                alerts.Add(alert);
            }
        }

        return alerts;
    }

    /// <summary>An alert; null when there is none of that id.</summary>
    public static KnownAlert? Read(SqliteConnection connection, string id)
    {
        using SqliteCommand command = connection.Command($"SELECT {Columns} FROM alerts WHERE id = $id;", ("$id", id));
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? Row(reader) : null;
    }

    /// <summary>Keeps an alert in the place of what was known of it.</summary>
    public static void Write(SqliteConnection connection, KnownAlert alert) => connection.Execute(
        $"""
        INSERT INTO alerts ({Columns})
        VALUES ($id, $kind, $subject, $detail, $occasion, $severity, $title, $message, $raised, $cleared, $snoozed)
        ON CONFLICT (id) DO UPDATE SET
            occasion = excluded.occasion, severity = excluded.severity, title = excluded.title, message = excluded.message,
            cleared_at = excluded.cleared_at, snoozed_until = excluded.snoozed_until;
        """,
        ("$id", alert.Alert.Id),
        ("$kind", AlertWords.Name(alert.Alert.Kind)),
        ("$subject", alert.Alert.Subject),
        ("$detail", alert.Cause.Detail),
        ("$occasion", alert.Cause.Occasion),
        ("$severity", AlertWords.Name(alert.Alert.Severity)),
        ("$title", alert.Alert.Title),
        ("$message", alert.Alert.Message),
        ("$raised", alert.Alert.RaisedAt.ToText()),
        ("$cleared", alert.Alert.ClearedAt?.ToText()),
        ("$snoozed", alert.Alert.SnoozedUntil?.ToText()));

    /// <summary>Deletes alerts that were cleared before a moment, and what was told of them.</summary>
    public static void DeleteClearedBefore(SqliteConnection connection, DateTimeOffset moment) => connection.Execute(
        """
        DELETE FROM alert_notices WHERE alert_id IN (SELECT id FROM alerts WHERE cleared_at < $moment);
        DELETE FROM alerts WHERE cleared_at < $moment;
        """,
        ("$moment", moment.ToText()));

    /// <summary>Null for one of a kind that this version doesn't know.</summary>
    private static KnownAlert? Row(SqliteDataReader reader)
    {
        if (AlertWords.Read<AlertKind>(reader.GetString(1)) is not { } kind || AlertWords.Read<AlertSeverity>(reader.GetString(5)) is not { } severity)
        {
            return null;
        }

        Alert alert = new()
        {
            Id = reader.GetString(0),
            Kind = kind,
            Severity = severity,
            Subject = reader.GetString(2),
            Title = reader.GetString(6),
            Message = reader.GetString(7),
            RaisedAt = reader.GetMoment(8),
            ClearedAt = reader.IsDBNull(9) ? null : reader.GetMoment(9),
            SnoozedUntil = reader.IsDBNull(10) ? null : reader.GetMoment(10),
        };
        return new KnownAlert(new AlertCause(kind, alert.Subject, reader.GetString(3), reader.GetString(4)), alert);
    }
}
