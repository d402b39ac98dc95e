using System.Text.Json;
using Aic.Core.Usage;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>The failure since the last good usage, so that processes that ask at the same time, or in a loop, share it instead of repeating it.</summary>
internal static class FailureTable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>The failure of a key, or null.</summary>
    public static Failure? Read(SqliteConnection connection, UsageKey key)
    {
        using SqliteCommand command = connection.Command($"SELECT error, failed_at, sequence FROM failures WHERE {KeyColumns.Match};", KeyColumns.Values(key));
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() && StoreJson.ReadError(reader.GetString(0)) is { } error ? new Failure(error, reader.GetMoment(1), reader.GetInt64(2)) : null;
    }

    /// <summary>Replaces the failure of a key and forgets old ones.</summary>
    public static void Write(SqliteConnection connection, UsageKey key, UsageError error, DateTimeOffset failedAt)
    {
        connection.Execute(
            """
            INSERT OR REPLACE INTO failures (account_id, identity, period_start, period_end, failed_at, error)
            VALUES ($account, $identity, $start, $end, $failed, $error);
            DELETE FROM failures WHERE failed_at < $oldest;
            """,
            KeyColumns.Values(
                key,
                ("$failed", failedAt.ToText()),
                ("$error", JsonSerializer.Serialize(error, StoreJson.Compact.UsageError)),
                ("$oldest", (failedAt - KeptFor).ToText())));
    }

    /// <summary>Forgets the failure of a key.</summary>
    public static void Clear(SqliteConnection connection, UsageKey key) =>
        connection.Execute($"DELETE FROM failures WHERE {KeyColumns.Match};", KeyColumns.Values(key));
}
