using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>A step from one version of the store to the next.</summary>
/// <param name="Sql">The statements.</param>
/// <param name="Move">What is done with the rows that are there, after the statements; null for nothing.</param>
/// <param name="Last">Statements after that.</param>
internal sealed record StoreMigration(string Sql, Action<SqliteConnection>? Move = null, string Last = "")
{
    public static implicit operator StoreMigration(string sql) => new(sql);

    /// <summary>Takes the step.</summary>
    public void Run(SqliteConnection connection)
    {
        connection.Execute(Sql);
        Move?.Invoke(connection);
        if (Last.Length > 0)
        {
            connection.Execute(Last);
        }
    }
}
