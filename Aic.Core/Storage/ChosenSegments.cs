using Aic.Core.Sessions;
using Aic.Core.Sessions.Records;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Aic.Core.Storage;

/// <summary>
/// Reads some of a tool's segments. The others are looked through where SQLite holds them, one after the other in the same memory:
/// for a process that lives for a moment, memory that it touches for the first time costs more than all else.
/// </summary>
internal static class ChosenSegments
{
    private const int Position = 0;
    private const int FirstTime = 1;
    private const int LastTime = 2;
    private const int Count = 3;
    private const int Records = 4;

    /// <summary>The segments of a choice, and those that hold copies of their responses.</summary>
    public static IReadOnlyList<Segment> Read(SqliteConnection connection, string tool, SegmentChoice choice)
    {
        // Both passes see the same moment, whoever writes meanwhile.
        using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
        List<Segment> chosen = [];
        HashSet<long> positions = [];
        bool areAll = true;
        Visit(connection, tool, (row, data) =>
        {
            if (choice.IsWanted(row.GetInt64(LastTime), data))
            {
                positions.Add(row.GetInt64(Position));
                chosen.Add(Of(row, data));
            }
            else
            {
                areAll = false;
            }
        });
        if (!areAll && chosen.Count > 0)
        {
            AddCopies(connection, tool, chosen, positions);
        }

        return chosen;
    }

    private static void AddCopies(SqliteConnection connection, string tool, List<Segment> chosen, HashSet<long> positions)
    {
        MessageTable messages = new(chosen.Sum(segment => segment.Count));
        foreach (Segment segment in chosen)
        {
            messages.Add(segment);
        }

        Visit(connection, tool, (row, data) =>
        {
            if (!positions.Contains(row.GetInt64(Position)) && HasAny(messages, SegmentCodec.Keys(data), row.GetInt32(Count)))
            {
                chosen.Add(Of(row, data));
            }
        });
    }

    private static bool HasAny(MessageTable messages, ReadOnlySpan<byte> keys, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (messages.Contains(SegmentCodec.Key(keys, i).Message))
            {
                return true;
            }
        }

        return false;
    }

    private static void Visit(SqliteConnection connection, string tool, SegmentVisitor visit)
    {
        using SqliteCommand command = connection.Command(
            """
            SELECT session_segments.rowid, first_time, last_time, count, records FROM session_segments
            WHERE file_id IN (SELECT id FROM session_files WHERE tool = $tool);
            """,
            ("$tool", tool));
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            visit(reader, raw.sqlite3_column_blob(reader.Handle, Records));
        }
    }

    private static Segment Of(SqliteDataReader row, ReadOnlySpan<byte> data) =>
        new(row.GetInt64(FirstTime), row.GetInt64(LastTime), row.GetInt32(Count), data.ToArray());

    /// <summary>Takes a segment's row and its records, which are there until the next row is read.</summary>
    private delegate void SegmentVisitor(SqliteDataReader row, ReadOnlySpan<byte> data);
}
