using System.Collections.Concurrent;
using Aic.Core.Configuration;
using Aic.Core.Currencies;
using Aic.Core.Sessions;
using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;
using Aic.Core.Usage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Storage;

/// <summary>
/// The usage store: one SQLite file that all processes of a user share. Nothing that happens to it stops anybody from seeing usage:
/// where it can't be used, reading gives null and writing gives false, with one warning for each reason.
/// </summary>
internal sealed partial class UsageStore
{
    private readonly string _path;
    private readonly string _lockFolder;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly StoreConnections _connections;

    // SQLite lets one write at a time; threads of one process need no polling to take turns.
    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.Ordinal);
    private volatile StoreTrouble? _trouble;

    /// <summary>Makes a store of a file. The file and its folder need not exist; nothing is touched before the first reading or writing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lockFolder">The folder of lock files.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where warnings go.</param>
    public UsageStore(string path, string lockFolder, TimeProvider time, ILogger logger)
    {
        _path = path;
        _lockFolder = lockFolder;
        _time = time;
        _logger = logger;
        _connections = new StoreConnections(Open);
    }

    /// <summary>How long to wait where another process is writing, or setting the store up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Why the newest reading or writing couldn't be done; null when it could.</summary>
    public StoreTrouble? Trouble => _trouble;

    private StoreGate Gate => new(_lockFolder, Patience);

    /// <summary>Keeps the file open, once it is, until the result is disposed: for several readings and writings that follow each other.</summary>
    public IDisposable Hold() => _connections.Hold();

    /// <summary>What is known of a key; null when the store can't be used.</summary>
    public AccountState? Read(UsageKey key) =>
        Try(connection => new AccountState(
            SnapshotTable.Read(connection, key),
            FailureTable.Read(connection, key),
            RefusedKeyTable.Read(connection, key.AccountId, key.Identity)));

    /// <summary>Keeps good usage as snapshot and history; a failure before it is forgotten.</summary>
    public bool SaveUsage(UsageKey key, ProviderUsage usage) =>
        TryWrite(connection =>
        {
            SnapshotTable.Write(connection, key, usage);
            FailureTable.Clear(connection, key);
            OutageTable.End(connection, key.AccountId);
            SaveHistory(connection, key.AccountId, usage);
        });

    /// <summary>Keeps good usage as history alone: of a period that is over nobody needs a snapshot.</summary>
    public bool SaveHistory(string accountId, ProviderUsage usage) =>
        TryWrite(connection =>
        {
            OutageTable.End(connection, accountId);
            SaveHistory(connection, accountId, usage);
        });

    /// <summary>Shows the chunks of an account's history that have something of a period, ordered by time.</summary>
    /// <returns>False when the store can't be used.</returns>
    public bool VisitHistory(string accountId, HistorySpan span, DateTimeOffset start, DateTimeOffset end, HistoryVisitor visit) =>
        Try(connection =>
        {
            HistoryTable.Visit(connection, accountId, span, start, end, visit);
            return visit;
        }) is not null;

    /// <summary>What is known of each day or hour of an account from one moment to another, in order; null when the store can't be used.</summary>
    public IReadOnlyList<HistoryUnit>? ReadHistoryUnits(string accountId, HistorySpan span, DateTimeOffset start, DateTimeOffset end) =>
        Try(connection => HistoryTable.ReadUnits(connection, accountId, span, start, end));

    /// <summary>What is known of a month of an account by day, or of a day by hour; null when nothing is, or the store can't be used.</summary>
    public HistoryChunk? ReadHistoryChunk(string accountId, HistorySpan span, DateTimeOffset start) =>
        Try(connection => HistoryTable.ReadChunk(connection, accountId, span, start) ?? HistoryChunk.Empty(span, start)) is { IsEmpty: false } chunk ? chunk : null;

    /// <summary>
    /// Keeps what a file says of days, all of it or nothing. A day that the provider itself told stays as it is.
    /// </summary>
    /// <param name="parts">The days, by account.</param>
    /// <param name="tells">The rows of a day that the file is about; what else was imported of the day stays. Null for all.</param>
    /// <returns>How many days are other than before, and how many the provider told already; null when the store can't be used.</returns>
    public (int Changed, int Fetched)? ImportHistory(IReadOnlyList<(string AccountId, HistoryPart Part)> parts, Func<UsageBreakdown, bool>? tells = null)
    {
        HistoryImport import = new(tells);
        return TryWrite(connection => import.Run(connection, parts)) ? (import.Changed, import.Fetched) : null;
    }

    /// <summary>The accounts that have history; null when the store can't be used.</summary>
    public IReadOnlyList<string>? ReadHistoryAccounts() => Try(HistoryTable.ReadAccounts);

    /// <summary>Keeps that an attempt failed.</summary>
    public bool SaveFailure(UsageKey key, UsageError error, DateTimeOffset failedAt) =>
        TryWrite(connection =>
        {
            FailureTable.Write(connection, key, error, failedAt);
            OutageTable.Note(connection, key, error, failedAt);
        });

    /// <summary>Keeps that a key was refused.</summary>
    public bool SaveRefusal(string accountId, string identity, Refusal refusal) =>
        TryWrite(connection => RefusedKeyTable.Write(connection, accountId, identity, refusal));

    /// <summary>Forgets that an account's key was refused.</summary>
    public bool ClearRefusal(string accountId) =>
        TryWrite(connection => RefusedKeyTable.Clear(connection, accountId));

    /// <summary>An account's history from one moment to another (exclusive), ordered by time, model and item; null when the store can't be used.</summary>
    public IReadOnlyList<UsageBreakdown>? ReadHistory(string accountId, HistorySpan span, DateTimeOffset start, DateTimeOffset end) =>
        Try(connection => HistoryTable.Read(connection, accountId, span, start, end));

    /// <summary>Deletes history that is too old, once a day, and gives its place on the disk back.</summary>
    /// <param name="retention">How long history is kept.</param>
    public void KeepSmall(HistoryRetention retention)
    {
        DateTimeOffset now = _time.GetUtcNow();
        bool isDue = false;
        if (Try(connection => (object)HistoryUpkeep.IsDue(connection, now)) is not true)
        {
            return;
        }

        TryWrite(connection =>
        {
            // Another process may have done it meanwhile.
            isDue = HistoryUpkeep.IsDue(connection, now);
            if (isDue)
            {
                HistoryUpkeep.Run(connection, retention, now);
            }
        });
        if (isDue)
        {
            Try(connection =>
            {
                HistoryUpkeep.Shrink(connection);
                return retention;
            });
        }
    }

    /// <summary>What is kept of the European Central Bank's rates; null when the store can't be used.</summary>
    public EcbState? ReadEcbRates() => Try(EcbTable.Read);

    /// <summary>Keeps the bank's rates in place of those before, and that it answered.</summary>
    public bool SaveEcbRates(EcbRates rates, DateTimeOffset now) => TryWrite(connection => EcbTable.Write(connection, rates, now));

    /// <summary>Keeps that the bank was asked in vain.</summary>
    public bool SaveEcbFailure(DateTimeOffset now) => TryWrite(connection => EcbTable.WriteFailure(connection, now));

    /// <summary>The session logs of a tool, as far as they were read; null when the store can't be used.</summary>
    public IReadOnlyList<KnownFile>? ReadSessionFiles(string tool) => Try(connection => SessionTables.ReadFiles(connection, tool));

    /// <summary>What was found in the session logs of a tool; null when the store can't be used.</summary>
    public IReadOnlyList<Segment>? ReadSessionSegments(string tool) => Try(connection => SessionTables.ReadSegments(connection, tool));

    /// <summary>As much of it as a question is about; null when the store can't be used.</summary>
    public IReadOnlyList<Segment>? ReadSessionSegments(string tool, SegmentChoice choice) => Try(connection => ChosenSegments.Read(connection, tool, choice));

    /// <summary>What was found in the session logs of a tool, log by log; null when the store can't be used.</summary>
    public IReadOnlyList<LogContent>? ReadSessionLogs(string tool) => Try(connection => SessionTables.ReadLogs(connection, tool));

    /// <summary>What the parsers of a tool's session logs left behind; null when the store can't be used.</summary>
    public IReadOnlyList<byte[]>? ReadSessionStates(string tool) => Try(connection => SessionTables.ReadStates(connection, tool));

    /// <summary>Keeps what a scan of a tool's session logs brought, all of it or nothing.</summary>
    public bool SaveSessionScans(string tool, IReadOnlyList<FileScan> scans) => TryWrite(connection => SessionTables.Write(connection, tool, scans));

    private static void SaveHistory(SqliteConnection connection, string accountId, ProviderUsage usage)
    {
        if (usage is not { Usage: { } data, FetchedAt: { } fetchedAt })
        {
            return;
        }

        HistoryUnit fetched = new(fetchedAt.ToUnixTimeSeconds(), false);
        foreach (HistoryPart part in new[] { HistoryPart.Days(data, fetchedAt), HistoryPart.Hours(data, fetchedAt) }.OfType<HistoryPart>())
        {
            HistoryTable.Replace(connection, accountId, part, fetched);
        }
    }

    private bool TryWrite(Action<SqliteConnection> write)
    {
        lock (_writing)
        {
            return Try(connection =>
            {
                connection.InTransaction(() => write(connection));
                return write;
            }) is not null;
        }
    }

    private T? Try<T>(Func<SqliteConnection, T> action)
        where T : class
    {
        try
        {
            T result = UseOrReplace(action);
            _trouble = null;
            return result;
        }
        catch (Exception exception) when (StoreTrouble.Of(exception) is { } trouble)
        {
            StoreLog.Failed(_logger, exception, _path);
            _trouble = trouble;
            if (_warned.TryAdd(trouble.Reason, true))
            {
                StoreLog.Unusable(_logger, _path, trouble.Reason, trouble.Advice);
            }

            return null;
        }
    }

    private T UseOrReplace<T>(Func<SqliteConnection, T> action)
    {
        try
        {
            return _connections.Use(action);
        }
        catch (SqliteException exception) when (DamagedStore.IsTold(exception))
        {
            StoreLog.Failed(_logger, exception, _path);
            SetAside();
            return _connections.Use(action);
        }
    }

    private void SetAside()
    {
        _connections.CloseIdle();
        using IDisposable alone = Gate.EnterAlone();
        if (DamagedStore.SetAside(_path, Patience, _time.GetUtcNow()) is { } kept)
        {
            StoreLog.SetAside(_logger, _path, kept);
        }
    }

    private StoreConnection Open()
    {
        OwnerOnly.CreateDirectory(Path.GetDirectoryName(_path)!);
        IDisposable gate = Gate.EnterShared();
        SqliteConnection? database = null;
        try
        {
            OwnerOnly.CreateFile(_path);
            database = StoreConnection.Open(_path, Patience);
            Prepare(database);
            return new StoreConnection(database, gate);
        }
        catch
        {
            database?.Dispose();
            gate.Dispose();
            throw;
        }
    }

    private void Prepare(SqliteConnection connection)
    {
        int version = StoreSchema.ReadVersion(connection);
        if (version > StoreSchema.Migrations.Count)
        {
            throw new StoreTooNewException(version);
        }

        if (version < StoreSchema.Migrations.Count)
        {
            using IDisposable held = Gate.EnterSetup();
            StoreSchema.Migrate(connection, StoreSchema.Migrations);
        }
    }
}
