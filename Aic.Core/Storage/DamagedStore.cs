using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>Puts a damaged store out of the way without throwing anything away.</summary>
internal static class DamagedStore
{
    // SQLite's result codes for a damaged file and for one that isn't a database at all.
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private static readonly string[] Companions = ["-wal", "-shm"];

    /// <summary>True for a failure that says the file itself is damaged.</summary>
    public static bool IsTold(SqliteException exception) => exception.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>Renames a damaged store and the files that go with it. To be called by whoever holds the store's lock alone.</summary>
    /// <param name="path">The store's file.</param>
    /// <param name="patience">How long to wait where another process is writing.</param>
    /// <param name="now">The moment, for the new name.</param>
    /// <returns>The new name; null when the store isn't damaged, or not any more, because another process was faster.</returns>
    public static string? SetAside(string path, TimeSpan patience, DateTimeOffset now)
    {
        if (!IsDamaged(path, patience))
        {
            return null;
        }

        string kept = FreeName(path, now);
        File.Move(path, kept);
        foreach (string companion in Companions.Where(companion => File.Exists(path + companion)))
        {
            File.Move(path + companion, kept + companion);
        }

        return kept;
    }

    private static bool IsDamaged(string path, TimeSpan patience)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using SqliteConnection connection = StoreConnection.Open(path, patience);
            using SqliteCommand check = connection.Command("PRAGMA integrity_check(1);");
            return check.ExecuteScalar() is not "ok";
        }
        catch (SqliteException exception) when (IsTold(exception))
        {
            return true;
        }
    }

    private static string FreeName(string path, DateTimeOffset now)
    {
        string stem = $"{path}.corrupt-{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
        string name = stem;
        for (int number = 2; File.Exists(name); number++)
        {
            name = $"{stem}-{number}";
        }

        return name;
    }
}
