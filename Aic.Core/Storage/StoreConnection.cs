using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>An open connection, and what has to be let go of when it is closed.</summary>
/// <param name="database">The connection.</param>
/// <param name="gate">The share of the lock that keeps the file from being replaced.</param>
internal sealed class StoreConnection(SqliteConnection database, IDisposable gate) : IDisposable
{
    private static readonly Lazy<bool> NativeLibrary = new(() =>
    {
        SQLitePCL.Batteries_V2.Init();
        return true;
    });

    /// <summary>The connection.</summary>
    public SqliteConnection Database => database;

    /// <summary>Closes the connection, then lets go of the lock.</summary>
    public void Dispose()
    {
        database.Dispose();
        gate.Dispose();
    }

    /// <summary>Loads SQLite, once for the process.</summary>
    public static void LoadLibrary() => _ = NativeLibrary.Value;

    /// <summary>Opens a database file that exists.</summary>
    /// <param name="path">The file.</param>
    /// <param name="patience">About how long to wait where another process is writing.</param>
    public static SqliteConnection Open(string path, TimeSpan patience)
    {
        LoadLibrary();
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)patience.TotalSeconds),
        }.ToString());
        try
        {
            connection.Open();

            // The system caches the file anyway: few pages are kept here, since memory that a short process touches for the first time costs more than reading again.
            // SQLite waits inside one attempt, in steps shorter than the library's, which repeats attempts until the time-out above.
            connection.Execute($"PRAGMA busy_timeout = {(int)(patience.TotalMilliseconds / 2)}; PRAGMA synchronous = NORMAL; PRAGMA cache_size = 20;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
