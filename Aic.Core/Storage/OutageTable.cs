using System.Text.Json;
using Aic.Core.Usage;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>Since when an account fails without a success in between, whatever period it was asked for.</summary>
/// <param name="StartedAt">When the first of the failures was (UTC).</param>
/// <param name="FailedAt">When the newest was (UTC).</param>
/// <param name="Failures">How many there were.</param>
/// <param name="Error">The newest.</param>
internal sealed record Outage(DateTimeOffset StartedAt, DateTimeOffset FailedAt, long Failures, UsageError Error);

/// <summary>Outages, one for each account that fails. The failures themselves are forgotten with their periods, and their first moment with the next one.</summary>
internal static class OutageTable
{
    // A clock that is set back by more than this was wrong before; what it said of the beginning is then worth nothing.
    private static readonly TimeSpan LongestJump = TimeSpan.FromDays(1);

    /// <summary>The outage of an account's identity, or null.</summary>
    public static Outage? Read(SqliteConnection connection, string accountId, string identity)
    {
        using SqliteCommand command = connection.Command(
            "SELECT started_at, failed_at, failures, error FROM outages WHERE account_id = $account AND identity = $identity;",
            ("$account", accountId),
            ("$identity", identity));
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() && StoreJson.ReadError(reader.GetString(3)) is { } error ? new Outage(reader.GetMoment(0), reader.GetMoment(1), reader.GetInt64(2), error) : null;
    }

    /// <summary>Notes a failure: the first of an outage, or a further one.</summary>
    public static void Note(SqliteConnection connection, UsageKey key, UsageError error, DateTimeOffset failedAt) =>
        connection.Execute(
            """
            INSERT INTO outages (account_id, identity, started_at, failed_at, failures, error)
            VALUES ($account, $identity, $failed, $failed, 1, $error)
            ON CONFLICT (account_id) DO UPDATE SET
                started_at = CASE WHEN identity = excluded.identity AND started_at <= $latest THEN started_at ELSE excluded.started_at END,
                failures = CASE WHEN identity = excluded.identity THEN failures + 1 ELSE 1 END,
                identity = excluded.identity,
                failed_at = excluded.failed_at,
                error = excluded.error;
            """,
            ("$account", key.AccountId),
            ("$identity", key.Identity),
            ("$failed", failedAt.ToText()),
            ("$latest", (failedAt + LongestJump).ToText()),
            ("$error", JsonSerializer.Serialize(error, StoreJson.Compact.UsageError)));

    /// <summary>Forgets an account's outage: it answered.</summary>
    public static void End(SqliteConnection connection, string accountId) =>
        connection.Execute("DELETE FROM outages WHERE account_id = $account;", ("$account", accountId));
}
