using Microsoft.Data.Sqlite;

namespace Aic.Core.Sessions;

/// <summary>Values of a tool's rows, which may be missing.</summary>
internal static class RowValues
{
    /// <summary>A count; 0 where there is none.</summary>
    public static long Count(this SqliteDataReader row, int column) => row.IsDBNull(column) ? 0 : row.GetInt64(column);

    /// <summary>A text; null where there is none, or an empty one.</summary>
    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) || row.GetString(column) is not { Length: > 0 } text ? null : text;

    /// <summary>An amount of money, which SQLite keeps as a floating-point number; null where there is none.</summary>
    public static decimal? Money(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : (decimal)row.GetDouble(column);

    /// <summary>A moment as a text (RFC 3339, or SQLite's own form, which is UTC) or in Unix seconds or milliseconds, as Unix milliseconds; 0 where there is none.</summary>
    public static long Time(this SqliteDataReader row, int column) => row.GetValue(column) switch
    {
        long number => LogJson.UnixTime(number),
        double number => LogJson.UnixTime((decimal)number),
        string text => LogJson.Time(text) ?? 0,
        _ => 0,
    };
}
