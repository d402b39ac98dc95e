using Aic.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Sessions.Scanning;

/// <summary>Opens SQLite databases that belong to other programs: to be read only, and without waiting long for a lock.</summary>
internal static class ToolDatabase
{
    private const string Log = "-wal";

    /// <summary>Opens a database.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SqliteException">It can't be opened.</exception>
    public static SqliteConnection Open(string path)
    {
        StoreConnection.LoadLibrary();
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA query_only = 1;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A database in a folder as the index sees it: what is written lies in the file beside it at first.</summary>
    /// <param name="path">The file.</param>
    public static SessionFile Describe(string path)
    {
        FileInfo file = new(path);
        return new SessionFile(path, file.Length, file.LastWriteTimeUtc.Ticks).With(path + Log);
    }

    /// <summary>A database in a folder as the index sees it; nothing where there is none.</summary>
    /// <param name="path">The file.</param>
    public static IEnumerable<SessionFile> Find(string path) => File.Exists(path) ? [Describe(path)] : [];

    /// <summary>True when a table has a column: older versions of a tool may not have made it yet.</summary>
    public static bool HasColumn(this SqliteConnection database, string table, string column)
    {
        using SqliteCommand command = database.Command("SELECT COUNT(*) FROM pragma_table_info($table) WHERE name = $column;", ("$table", table), ("$column", column));
        return command.ExecuteScalar() is 1L;
    }
}
