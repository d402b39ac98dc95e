using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>Keys that a provider refused, one for each account. The key itself isn't kept, only the identity that it is part of.</summary>
internal static class RefusedKeyTable
{
    /// <summary>The refusal of an account's identity, or null.</summary>
    public static Refusal? Read(SqliteConnection connection, string accountId, string identity)
    {
        using SqliteCommand command = connection.Command(
            "SELECT message, refused_at FROM refused_keys WHERE account_id = $account AND identity = $identity;",
            ("$account", accountId),
            ("$identity", identity));
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? new Refusal(reader.GetString(0), reader.GetMoment(1)) : null;
    }

    /// <summary>Remembers that an account's identity was refused, in place of an earlier one.</summary>
    public static void Write(SqliteConnection connection, string accountId, string identity, Refusal refusal) =>
        connection.Execute(
            """
            INSERT OR REPLACE INTO refused_keys (account_id, identity, refused_at, message)
            VALUES ($account, $identity, $refused, $message);
            """,
            ("$account", accountId),
            ("$identity", identity),
            ("$refused", refusal.RefusedAt.ToText()),
            ("$message", refusal.Message));

    /// <summary>Forgets that an account's key was refused.</summary>
    public static void Clear(SqliteConnection connection, string accountId) =>
        connection.Execute("DELETE FROM refused_keys WHERE account_id = $account;", ("$account", accountId));
}
