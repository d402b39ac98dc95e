using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>When what is done now and then was done the last time, by whichever process.</summary>
internal static class UpkeepTable
{
    /// <summary>When a task was done; null when it never was.</summary>
    public static DateTimeOffset? Read(SqliteConnection connection, string task)
    {
        using SqliteCommand command = connection.Command("SELECT done_at FROM upkeep WHERE task = $task;", ("$task", task));
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? reader.GetMoment(0) : null;
    }

    /// <summary>Notes that a task was done.</summary>
    public static void Write(SqliteConnection connection, string task, DateTimeOffset now) =>
        connection.Execute("INSERT OR REPLACE INTO upkeep (task, done_at) VALUES ($task, $now);", ("$task", task), ("$now", now.ToText()));
}
