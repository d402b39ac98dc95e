using System.Collections.Concurrent;
using Aic.Core.Sessions.Records;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Sessions.Scanning;

/// <summary>Finds what is new in a tool's folders, and reads it, on all processors.</summary>
/// <param name="reader">The tool.</param>
/// <param name="logger">Where it is told what can't be read.</param>
internal sealed class ToolScanner(ISessionReader reader, ILogger logger)
{
    /// <summary>Reads what is new.</summary>
    /// <param name="folders">The tool's folders that exist.</param>
    /// <param name="known">What the index knows.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The logs that changed. What is known of the others is still true.</returns>
    public IReadOnlyList<FileScan> Scan(IReadOnlyList<string> folders, IReadOnlyList<KnownFile> known, CancellationToken cancellationToken)
    {
        Dictionary<string, KnownFile> byPath = new(known.Count, StringComparer.Ordinal);
        foreach (KnownFile file in known)
        {
            byPath[file.Path] = file;
        }

        List<Work> work = [];
        foreach (SessionFile file in folders.SelectMany(Find))
        {
            byPath.Remove(file.Path, out KnownFile? before);
            if (before is null || before.Size != file.Size || before.Modified != file.Modified)
            {
                work.Add(new Work(file, before));
            }
        }

        // What is left in the table isn't where it was: it may have moved to where something new is.
        List<KnownFile> gone = [.. byPath.Values.Where(file => file.Offset > 0)];
        if (gone.Count > 0)
        {
            FindMoved(work, gone);
        }

        return work.Count == 0 ? [] : Read(work, cancellationToken);
    }

    /// <summary>What is in a folder; nothing where it can't be looked into, which doesn't keep the others from being read.</summary>
    private IReadOnlyList<SessionFile> Find(string folder)
    {
        try
        {
            return [.. reader.Find(folder)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            SessionLog.Unreadable(logger, exception, folder);
            return [];
        }
    }

    private static void FindMoved(List<Work> work, List<KnownFile> gone)
    {
        for (int i = 0; i < work.Count && gone.Count > 0; i++)
        {
            SessionFile file = work[i].File;
            if (work[i].Known is null && gone.Find(candidate => candidate.Offset <= file.Size && FileScanner.IsSame(file.Path, candidate)) is { } moved)
            {
                gone.Remove(moved);
                work[i] = new Work(file, moved);
            }
        }
    }

    private List<FileScan> Read(List<Work> work, CancellationToken cancellationToken)
    {
        // The longest first, so that no processor is left with one at the end.
        work.Sort((one, other) => other.Bytes.CompareTo(one.Bytes));
        ConcurrentBag<FileScan> scans = [];
        Parallel.ForEach(
            Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            () => new FileScanner(reader, new RecordBatch()),
            (item, _, scanner) =>
            {
                try
                {
                    scans.Add(scanner.Scan(item.File, item.Known, cancellationToken));
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
                {
                    SessionLog.Unreadable(logger, exception, item.File.Path);
                }

                return scanner;
            },
            _ => { });

        // In the order of paths, so that the same logs make the same index.
        List<FileScan> ordered = [.. scans];
        ordered.Sort((one, other) => string.CompareOrdinal(one.File.Path, other.File.Path));
        return ordered;
    }

    private sealed record Work(SessionFile File, KnownFile? Known)
    {
        public long Bytes => File.Size - (Known?.Offset ?? 0);
    }
}
