using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>Short forms for statements and the types that columns are typed by.</summary>
internal static class StoreCommands
{
    /// <summary>A statement in the connection's transaction, if there is one.</summary>
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.SetValues(parameters);
        return command;
    }

    /// <summary>Sets a statement's parameters; from the second time on their values only, so the order must stay.</summary>
    public static void SetValues(this SqliteCommand command, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        bool isFirst = command.Parameters.Count == 0;
        for (int i = 0; i < parameters.Length; i++)
        {
            object value = parameters[i].Value ?? DBNull.Value;
            if (isFirst)
            {
                command.Parameters.AddWithValue(parameters[i].Name, value);
            }
            else
            {
                command.Parameters[i].Value = value;
            }
        }
    }

    /// <summary>Runs statements that return nothing.</summary>
    public static void Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using SqliteCommand command = connection.Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs an action in a transaction that has the right to write from its start, so that it never fails halfway for want of it.</summary>
    public static void InTransaction(this SqliteConnection connection, Action action)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        action();
        transaction.Commit();
    }

    /// <summary>A moment as text that sorts by time: UTC, ISO 8601, all digits.</summary>
    public static string ToText(this DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A day as text that sorts by time.</summary>
    public static string ToText(this DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>An exact decimal as text; null stays null.</summary>
    public static string? ToText(this decimal? amount) => amount?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The moment in a column.</summary>
    public static DateTimeOffset GetMoment(this SqliteDataReader reader, int column) =>
        DateTimeOffset.Parse(reader.GetString(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>The day in a column.</summary>
    public static DateOnly GetDay(this SqliteDataReader reader, int column) =>
        DateOnly.Parse(reader.GetString(column), CultureInfo.InvariantCulture);

    /// <summary>The decimal in a column of text, or null.</summary>
    public static decimal? GetDecimalText(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : decimal.Parse(reader.GetString(column), NumberStyles.Number, CultureInfo.InvariantCulture);

    /// <summary>The count in a column, or null.</summary>
    public static long? GetCount(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetInt64(column);

    /// <summary>The text in a column; null for an empty one, which stands for "none" in keys.</summary>
    public static string? GetNameText(this SqliteDataReader reader, int column) =>
        reader.GetString(column) is { Length: > 0 } text ? text : null;
}
