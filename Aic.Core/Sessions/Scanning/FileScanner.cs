using System.Buffers;
using Aic.Core.Sessions.Records;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace Aic.Core.Sessions.Scanning;

/// <summary>Reads one file on from where the index left it; a document or a database again.</summary>
/// <param name="reader">The tool.</param>
/// <param name="batch">Room for records, used for one file after the other.</param>
internal sealed class FileScanner(ISessionReader reader, RecordBatch batch)
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">What the index knows of it; null for a new one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read it.</exception>
    /// <exception cref="SqliteException">A database is locked, damaged or half migrated.</exception>
    public FileScan Scan(SessionFile file, KnownFile? known, CancellationToken cancellationToken)
    {
        batch.Clear();
        return reader.Parse(file, batch) switch
        {
            LineParser log => ScanLog(file, known, log, cancellationToken),
            DocumentParser document => ScanDocument(file, known, document),
            DatabaseParser database => ScanDatabase(file, known, database),
            var other => throw new InvalidOperationException($"{other.GetType()} reads neither lines nor a document nor a database."),
        };
    }

    /// <summary>True when a path leads to what the index knows.</summary>
    public static bool IsSame(string path, KnownFile known)
    {
        try
        {
            using SafeFileHandle handle = Open(path);
            return IsGrown(handle, known);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private FileScan ScanLog(SessionFile file, KnownFile? known, LineParser parser, CancellationToken cancellationToken)
    {
        using SafeFileHandle handle = Open(file.Path);
        bool isSame = known is not null && IsGrown(handle, known);
        if (isSame && known!.State is { } state)
        {
            parser.Restore(state);
        }

        LogReader log = new(handle, parser);
        log.ReadLines(isSame ? known!.Offset : 0, cancellationToken);
        Segment? records = Segment.Of(batch);
        byte[]? saved = parser.Save();
        batch.Clear();
        log.ReadRest();
        parser.WriteProvisional();

        KnownFile now = new()
        {
            Id = isSame ? known!.Id : 0,
            Path = file.Path,
            Size = file.Size,
            Modified = file.Modified,
            Offset = log.Offset,
            Fingerprint = Fingerprint.Of(handle, log.Offset),
            State = saved,
            BrokenLines = log.BrokenLines + (isSame ? known!.BrokenLines : 0),
        };
        return new FileScan(now, records, Segment.Of(batch)) { IsReplaced = known is not null && !isSame };
    }

    private FileScan ScanDocument(SessionFile file, KnownFile? known, DocumentParser parser)
    {
        using SafeFileHandle handle = Open(file.Path);
        long length = RandomAccess.GetLength(handle);
        bool isRead = length <= Array.MaxLength && ReadDocument(handle, (int)length, parser);
        KnownFile now = Again(file, known, parser) with { Offset = length, Fingerprint = Fingerprint.Of(handle, length), BrokenLines = isRead ? 0 : 1 };
        return new FileScan(now, isRead ? Segment.Of(batch) : null, null) { IsWhole = isRead };
    }

    private static bool ReadDocument(SafeFileHandle handle, int length, DocumentParser parser)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Span<byte> document = buffer.AsSpan(0, length);
            int filled = 0;
            while (filled < length && RandomAccess.Read(handle, document[filled..], filled) is > 0 and int read)
            {
                filled += read;
            }

            document = document[..filled];
            return parser.Read(document.StartsWith("\uFEFF"u8) ? document[3..] : document);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private FileScan ScanDatabase(SessionFile file, KnownFile? known, DatabaseParser parser)
    {
        if (known?.State is { } state)
        {
            parser.Restore(state);
        }

        using SqliteConnection database = ToolDatabase.Open(file.Path);
        parser.Read(database);
        return new FileScan(Again(file, known, parser) with { BrokenLines = parser.BrokenRows }, Segment.Of(batch), null) { IsWhole = true };
    }

    /// <summary>What is known of a file that is read again as a whole: it is the one at its path, whatever is in it.</summary>
    private static KnownFile Again(SessionFile file, KnownFile? known, SessionParser parser) => new()
    {
        Id = known?.Id ?? 0,
        Path = file.Path,
        Size = file.Size,
        Modified = file.Modified,
        Offset = 0,
        Fingerprint = default,
        State = parser.Save(),
    };

    private static SafeFileHandle Open(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);

    private static bool IsGrown(SafeFileHandle handle, KnownFile known) =>
        RandomAccess.GetLength(handle) >= known.Offset && Fingerprint.Of(handle, known.Offset) == known.Fingerprint;
}
