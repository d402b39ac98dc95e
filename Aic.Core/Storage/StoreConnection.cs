using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>
/// Opens connections. They live as long as one reading or writing: nobody holds the file open while it isn't used,
/// so that it can be set aside, copied or deleted while an agent runs.
/// </summary>
internal static class StoreConnection
{
    // SQLite waits this long inside one attempt; the library repeats attempts until its own limit, in seconds, has passed.
    private const int BusyMilliseconds = 2_000;
    private const int CommandSeconds = 4;

    private static readonly Lazy<bool> NativeLibrary = new(() =>
    {
        SQLitePCL.Batteries_V2.Init();
        return true;
    });

    /// <summary>Opens a database file that exists.</summary>
    /// <param name="path">The file.</param>
    public static SqliteConnection Open(string path)
    {
        _ = NativeLibrary.Value;
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = CommandSeconds,
        }.ToString());
        try
        {
            connection.Open();
            connection.Execute($"PRAGMA busy_timeout = {BusyMilliseconds}; PRAGMA synchronous = NORMAL;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
