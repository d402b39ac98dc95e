using System.Text.Json;
using Aic.Core.Usage;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>The last good usage of each account, identity and period.</summary>
internal static class SnapshotTable
{
    private const int KeptPerAccount = 32;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(60);

    /// <summary>The snapshot of a key, or null. One that can't be read any more counts as none.</summary>
    public static Snapshot? Read(SqliteConnection connection, UsageKey key)
    {
        using SqliteCommand command = connection.Command($"SELECT usage, sequence FROM snapshots WHERE {KeyColumns.Match};", KeyColumns.Values(key));
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() && Parse(reader.GetString(0)) is { FetchedAt: not null } usage ? new Snapshot(usage, reader.GetInt64(1)) : null;
    }

    /// <summary>Replaces the snapshot of a key and forgets those that nobody asked for in a long time.</summary>
    public static void Write(SqliteConnection connection, UsageKey key, ProviderUsage usage)
    {
        DateTimeOffset fetchedAt = usage.FetchedAt ?? throw new ArgumentException("Usage that was never fetched is no snapshot.", nameof(usage));
        connection.Execute(
            """
            INSERT OR REPLACE INTO snapshots (account_id, identity, period_start, period_end, fetched_at, usage)
            VALUES ($account, $identity, $start, $end, $fetched, $usage);
            """,
            KeyColumns.Values(
                key,
                ("$fetched", fetchedAt.ToText()),
                ("$usage", JsonSerializer.Serialize(usage, StoreJson.Compact.ProviderUsage))));

        // The newest by sequence, not by time: a clock that was ahead once must not crowd out what is written now.
        connection.Execute(
            """
            DELETE FROM snapshots WHERE account_id = $account AND sequence NOT IN
                (SELECT sequence FROM snapshots WHERE account_id = $account ORDER BY sequence DESC LIMIT $kept);
            DELETE FROM snapshots WHERE fetched_at < $oldest;
            """,
            ("$account", key.AccountId),
            ("$kept", KeptPerAccount),
            ("$oldest", (fetchedAt - KeptFor).ToText()));
    }

    private static ProviderUsage? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StoreJson.Compact.ProviderUsage);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
