using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>Keeps the history as small as the user wants it: what is too old goes, and what it took on the disk is given back.</summary>
internal static class HistoryUpkeep
{
    private const string Task = "history";

    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    /// <summary>True when it is time again.</summary>
    public static bool IsDue(SqliteConnection connection, DateTimeOffset now)
    {
        // What says it is from later was written before the clock was set back.
        return UpkeepTable.Read(connection, Task) is not { } done || now - done is var age && (age >= Interval || age < TimeSpan.Zero);
    }

    /// <summary>Deletes what is too old, and notes that it was done. Hours of a day of which nothing else is known become that day first.</summary>
    public static void Run(SqliteConnection connection, HistoryRetention retention, DateTimeOffset now)
    {
        DateTimeOffset firstDay = HistorySpan.Day.Floor(now).AddDays(-retention.DailyDays);
        DateTimeOffset firstHour = HistorySpan.Day.Floor(now).AddDays(-retention.HourlyDays);
        foreach ((string account, DateTimeOffset chunk) in Before(connection, HistorySpan.Hour, firstHour))
        {
            Fold(connection, account, chunk);
            HistoryTable.Write(connection, account, HistorySpan.Hour, HistoryChunk.Empty(HistorySpan.Hour, chunk));
        }

        foreach ((string account, DateTimeOffset chunk) in Before(connection, HistorySpan.Day, firstDay))
        {
            HistoryTable.Write(connection, account, HistorySpan.Day, HistoryTable.ReadChunk(connection, account, HistorySpan.Day, chunk)!.From(HistorySpan.Day, firstDay));
        }

        UpkeepTable.Write(connection, Task, now);
    }

    /// <summary>Gives free pages back to the disk. Outside of a transaction.</summary>
    public static void Shrink(SqliteConnection connection)
    {
        // Each row of the answer is a page that is given back.
        using SqliteCommand command = connection.Command("PRAGMA incremental_vacuum;");
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
        }
    }

    private static void Fold(SqliteConnection connection, string account, DateTimeOffset day)
    {
        HistoryChunk hours = HistoryTable.ReadChunk(connection, account, HistorySpan.Hour, day)!;
        if (!hours.Units.All(unit => unit.IsKnown))
        {
            return;
        }

        HistoryUnit oldest = hours.Units.MinBy(unit => unit.FetchedAt);
        HistoryPart whole = new(HistorySpan.Day, day, day.AddDays(1), [.. HistoryPart.Sum(HistorySpan.Day, day, hours.Rows)]);
        HistoryTable.Replace(connection, account, whole, oldest, known => !known.IsKnown);
    }

    private static List<(string Account, DateTimeOffset Chunk)> Before(SqliteConnection connection, HistorySpan span, DateTimeOffset moment)
    {
        using SqliteCommand command = connection.Command(
            "SELECT account_id, chunk FROM history WHERE span = $span AND chunk < $before;",
            ("$span", span.Name()),
            ("$before", DateOnly.FromDateTime(moment.UtcDateTime).ToText()));
        using SqliteDataReader reader = command.ExecuteReader();
        List<(string, DateTimeOffset)> chunks = [];
        while (reader.Read())
        {
            chunks.Add((reader.GetString(0), new DateTimeOffset(reader.GetDay(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)));
        }

        return chunks;
    }
}
