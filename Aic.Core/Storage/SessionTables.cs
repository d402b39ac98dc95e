using Aic.Core.Sessions;
using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>The index of session logs: up to where each was read, and what was found there, packed.</summary>
internal static class SessionTables
{
    // What follows is put into the last segment while that is small, so that many small appends don't make many segments.
    private const int SmallSegment = 1024;

    // The segment of a log's unfinished last line; ordinary ones count from 1.
    private const long RestSequence = 0;

    private const string FileColumns = "id, path, size, modified, read_to, head, tail, state, broken_lines";

    /// <summary>The logs of a tool that are still where the index knows them.</summary>
    public static IReadOnlyList<KnownFile> ReadFiles(SqliteConnection connection, string tool)
    {
        using SqliteCommand command = connection.Command($"SELECT {FileColumns} FROM session_files WHERE tool = $tool AND is_current = 1;", ("$tool", tool));
        using SqliteDataReader reader = command.ExecuteReader();
        List<KnownFile> files = [];
        while (reader.Read())
        {
            files.Add(ReadFile(reader));
        }

        return files;
    }

    /// <summary>All logs of a tool with what each said, those that are gone included, in the order of their paths.</summary>
    public static IReadOnlyList<LogContent> ReadLogs(SqliteConnection connection, string tool)
    {
        using SqliteCommand command = connection.Command(
            $"""
            SELECT {FileColumns}, is_current, first_time, last_time, count, records FROM session_files LEFT JOIN session_segments ON file_id = id
            WHERE tool = $tool ORDER BY path, id, sequence;
            """,
            ("$tool", tool));
        using SqliteDataReader reader = command.ExecuteReader();
        List<LogContent> logs = [];
        List<Segment> segments = [];
        while (reader.Read())
        {
            if (logs.Count == 0 || logs[^1].File.Id != reader.GetInt64(0))
            {
                segments = [];
                logs.Add(new LogContent(ReadFile(reader), reader.GetBoolean(9), segments));
            }

            if (!reader.IsDBNull(10))
            {
                segments.Add(new Segment(reader.GetInt64(10), reader.GetInt64(11), reader.GetInt32(12), (byte[])reader.GetValue(13)));
            }
        }

        return logs;
    }

    /// <summary>What the parsers of a tool's logs left behind.</summary>
    public static IReadOnlyList<byte[]> ReadStates(SqliteConnection connection, string tool)
    {
        using SqliteCommand command = connection.Command("SELECT state FROM session_files WHERE tool = $tool AND state IS NOT NULL;", ("$tool", tool));
        using SqliteDataReader reader = command.ExecuteReader();
        List<byte[]> states = [];
        while (reader.Read())
        {
            states.Add((byte[])reader.GetValue(0));
        }

        return states;
    }

    /// <summary>All segments of a tool, those of logs that are gone included.</summary>
    public static IReadOnlyList<Segment> ReadSegments(SqliteConnection connection, string tool)
    {
        using SqliteCommand command = connection.Command(
            "SELECT first_time, last_time, count, records FROM session_segments WHERE file_id IN (SELECT id FROM session_files WHERE tool = $tool);", ("$tool", tool));
        using SqliteDataReader reader = command.ExecuteReader();
        List<Segment> segments = [];
        while (reader.Read())
        {
            segments.Add(new Segment(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2), (byte[])reader.GetValue(3)));
        }

        return segments;
    }

    /// <summary>Keeps what a scan brought.</summary>
    public static void Write(SqliteConnection connection, string tool, IReadOnlyList<FileScan> scans)
    {
        using SqliteCommand saveFile = connection.Command(
            """
            INSERT INTO session_files (id, tool, path, size, modified, read_to, head, tail, state, broken_lines, is_current)
            VALUES ($id, $tool, $path, $size, $modified, $readTo, $head, $tail, $state, $broken, 1)
            ON CONFLICT (id) DO UPDATE SET path = excluded.path, size = excluded.size, modified = excluded.modified, read_to = excluded.read_to,
                head = excluded.head, tail = excluded.tail, state = excluded.state, broken_lines = excluded.broken_lines
            RETURNING id;
            """);
        using SqliteCommand saveSegment = connection.Command(
            "INSERT OR REPLACE INTO session_segments (file_id, sequence, first_time, last_time, count, records) VALUES ($file, $sequence, $first, $last, $count, $records);");
        foreach (FileScan scan in scans)
        {
            if (scan.IsReplaced)
            {
                connection.Execute("UPDATE session_files SET is_current = 0 WHERE tool = $tool AND path = $path AND is_current = 1;", ("$tool", tool), ("$path", scan.File.Path));
            }

            saveFile.SetValues(Values(tool, scan.File));
            long file = (long)saveFile.ExecuteScalar()!;
            SaveSegments(connection, saveSegment, file, isNew: scan.File.Id == 0, scan);
        }
    }

    private static KnownFile ReadFile(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        Path = reader.GetString(1),
        Size = reader.GetInt64(2),
        Modified = reader.GetInt64(3),
        Offset = reader.GetInt64(4),
        Fingerprint = new Fingerprint(reader.GetInt64(5), reader.GetInt64(6)),
        State = reader.IsDBNull(7) ? null : (byte[])reader.GetValue(7),
        BrokenLines = reader.GetInt32(8),
    };

    private static void SaveSegments(SqliteConnection connection, SqliteCommand save, long file, bool isNew, FileScan scan)
    {
        if (!isNew && scan.Rest is null)
        {
            connection.Execute("DELETE FROM session_segments WHERE file_id = $file AND sequence = $rest;", ("$file", file), ("$rest", RestSequence));
        }

        if (scan.Rest is { } rest)
        {
            Save(save, file, RestSequence, rest);
        }

        if (scan.IsWhole && !isNew)
        {
            ReplaceAll(connection, save, file, scan.Records);
            return;
        }

        if (scan.Records is not { } records)
        {
            return;
        }

        (long sequence, Segment? last) = isNew ? (RestSequence + 1, null) : ReadLast(connection, file);
        if (last is { Count: < SmallSegment })
        {
            RecordBatch joined = new();
            SegmentCodec.Unpack(last.Data, joined);
            SegmentCodec.Unpack(records.Data, joined);
            Save(save, file, sequence, Segment.Of(joined)!);
        }
        else
        {
            Save(save, file, last is null ? sequence : sequence + 1, records);
        }
    }

    /// <summary>Keeps what a document or database says now, and what it once said of responses that have an id.</summary>
    private static void ReplaceAll(SqliteConnection connection, SqliteCommand save, long file, Segment? records)
    {
        RecordBatch all = new();
        if (records is not null)
        {
            SegmentCodec.Unpack(records.Data, all);
        }

        using (SqliteCommand command = connection.Command("SELECT records FROM session_segments WHERE file_id = $file AND sequence > $rest;", ("$file", file), ("$rest", RestSequence)))
        using (SqliteDataReader reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                SegmentCodec.Unpack((byte[])reader.GetValue(0), all, onlyWithKey: true);
            }
        }

        connection.Execute("DELETE FROM session_segments WHERE file_id = $file;", ("$file", file));
        if (Segment.Of(all) is { } joined)
        {
            Save(save, file, RestSequence + 1, joined);
        }
    }

    private static (long Sequence, Segment? Last) ReadLast(SqliteConnection connection, long file)
    {
        using SqliteCommand command = connection.Command(
            "SELECT sequence, first_time, last_time, count, records FROM session_segments WHERE file_id = $file AND sequence > $rest ORDER BY sequence DESC LIMIT 1;",
            ("$file", file),
            ("$rest", RestSequence));
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read()
            ? (reader.GetInt64(0), new Segment(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt32(3), (byte[])reader.GetValue(4)))
            : (RestSequence + 1, null);
    }

    private static void Save(SqliteCommand save, long file, long sequence, Segment segment)
    {
        save.SetValues(
            ("$file", file),
            ("$sequence", sequence),
            ("$first", segment.FirstTime),
            ("$last", segment.LastTime),
            ("$count", segment.Count),
            ("$records", segment.Data));
        save.ExecuteNonQuery();
    }

    private static (string Name, object? Value)[] Values(string tool, KnownFile file) =>
    [
        ("$id", file.Id == 0 ? null : file.Id),
        ("$tool", tool),
        ("$path", file.Path),
        ("$size", file.Size),
        ("$modified", file.Modified),
        ("$readTo", file.Offset),
        ("$head", file.Fingerprint.Head),
        ("$tail", file.Fingerprint.Tail),
        ("$state", file.State),
        ("$broken", file.BrokenLines),
    ];
}
