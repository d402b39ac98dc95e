using Aic.Core.Configuration;
using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;
using Aic.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Sessions;

/// <summary>
/// The index of session logs: reads on what tools have written since the last time, keeps it in the store, and gives all that is known.
/// Where the store can't be used, the logs are read from their start.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="lockFolder">The folder of lock files.</param>
/// <param name="machine">Where tools keep their logs.</param>
/// <param name="logger">Where causes go.</param>
internal sealed class SessionIndex(UsageStore store, string lockFolder, SessionMachine machine, ILogger logger)
{
    /// <summary>How long to wait where another process reads the same tool's logs.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The folders of a tool that exist.</summary>
    public IReadOnlyList<string> Folders(ISessionReader reader) => [.. reader.Folders(machine).Where(Directory.Exists)];

    /// <summary>Reads on, and gives what is known.</summary>
    /// <param name="reader">The tool.</param>
    /// <param name="cancellationToken">Stops reading; what was read until then isn't kept.</param>
    /// <param name="patience">How long to wait where another process reads the same tool's logs; null means <see cref="Patience"/>.</param>
    /// <param name="choice">What is needed, where that isn't all; more may be given, but then without what parsers left behind.</param>
    public SessionContent Read(ISessionReader reader, CancellationToken cancellationToken, TimeSpan? patience = null, SegmentChoice? choice = null)
    {
        using IDisposable held = store.Hold();
        using Turn turn = Enter(reader.Id, patience ?? Patience);
        if (turn.IsBusy)
        {
            // Somebody reads the same logs at this moment; what was known before is true, only not the newest.
            SessionLog.Busy(logger, reader.Id);
            return ReadStore(reader, choice) ?? ReadAll(reader, cancellationToken);
        }

        IReadOnlyList<KnownFile>? known = store.ReadSessionFiles(reader.Id);
        if (known is null)
        {
            return ReadAll(reader, cancellationToken);
        }

        IReadOnlyList<FileScan> scans = Scan(reader, known, cancellationToken);
        bool isKept = scans.Count == 0 || store.SaveSessionScans(reader.Id, scans);
        return isKept && ReadStore(reader, choice) is { } content ? content : ReadAll(reader, cancellationToken);
    }

    /// <summary>As <see cref="Read"/>, with what each log says apart (<see cref="SessionContent.Logs"/>).</summary>
    /// <param name="reader">The tool.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public SessionContent ReadByLog(ISessionReader reader, CancellationToken cancellationToken)
    {
        using IDisposable held = store.Hold();
        SessionContent content = Read(reader, cancellationToken);
        if (content.Logs.Count > 0 || store.ReadSessionLogs(reader.Id) is not { } logs)
        {
            return content;
        }

        // Of one moment: another process may have read on since.
        return content with { Segments = [.. logs.SelectMany(log => log.Segments)], Logs = logs };
    }

    /// <summary>What is known of a tool's logs without reading on; null when the store can't be used.</summary>
    /// <param name="reader">The tool.</param>
    public IReadOnlyList<KnownFile>? Known(ISessionReader reader) => store.ReadSessionFiles(reader.Id);

    private SessionContent? ReadStore(ISessionReader reader, SegmentChoice? choice)
    {
        if (choice is not null)
        {
            return store.ReadSessionSegments(reader.Id, choice) is { } chosen ? new SessionContent(chosen, []) : null;
        }

        return store.ReadSessionSegments(reader.Id) is { } segments && store.ReadSessionStates(reader.Id) is { } states ? new SessionContent(segments, states) : null;
    }

    private SessionContent ReadAll(ISessionReader reader, CancellationToken cancellationToken)
    {
        IReadOnlyList<FileScan> scans = Scan(reader, [], cancellationToken);
        return new SessionContent(
            [.. scans.SelectMany(scan => new[] { scan.Records, scan.Rest }).OfType<Segment>()],
            [.. scans.Select(scan => scan.File.State).OfType<byte[]>()])
        {
            Logs = [.. scans.Select(scan => new LogContent(scan.File, IsCurrent: true, [.. new[] { scan.Records, scan.Rest }.OfType<Segment>()]))],
        };
    }

    private IReadOnlyList<FileScan> Scan(ISessionReader reader, IReadOnlyList<KnownFile> known, CancellationToken cancellationToken)
    {
        IReadOnlyList<FileScan> scans = new ToolScanner(reader, logger).Scan(Folders(reader), known, cancellationToken);
        foreach (FileScan scan in scans)
        {
            SessionLog.Scanned(logger, scan.File.Path, scan.Records?.Count ?? 0, scan.File.BrokenLines);
        }

        foreach (KnownFile file in known.Where(file => file.BrokenLines > 0 && !scans.Any(scan => scan.File.Path == file.Path)))
        {
            SessionLog.StillBroken(logger, file.Path, file.BrokenLines);
        }

        return scans;
    }

    private Turn Enter(string tool, TimeSpan patience)
    {
        try
        {
            OwnerOnly.CreateDirectory(lockFolder);
            IDisposable? file = FileLock.Take(Path.Combine(lockFolder, $"sessions-{tool}.lock"), patience);
            return new Turn(file, IsBusy: file is null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Where no lock can be made, nothing can be kept either: the store says so.
            return new Turn(null, IsBusy: false);
        }
    }

    private readonly record struct Turn(IDisposable? File, bool IsBusy) : IDisposable
    {
        public void Dispose() => File?.Dispose();
    }
}
