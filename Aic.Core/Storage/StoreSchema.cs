using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>The store's tables, as the steps that lead to them. A step that was released is never changed; a new one is appended.</summary>
internal static class StoreSchema
{
    /// <summary>The steps: the first makes version 1 from an empty file, the next version 2 from version 1.</summary>
    public static IReadOnlyList<StoreMigration> Migrations { get; } =
    [
        // 1: what each account used, by period; what it used by day; failures; refused keys.
        // AUTOINCREMENT: a sequence number is never given twice, so that a new one always means news.
        """
        CREATE TABLE snapshots (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id TEXT NOT NULL,
            identity TEXT NOT NULL,
            period_start TEXT NOT NULL,
            period_end TEXT NOT NULL,
            fetched_at TEXT NOT NULL,
            usage TEXT NOT NULL,
            UNIQUE (account_id, identity, period_start, period_end)
        ) STRICT;

        CREATE TABLE usage_daily (
            account_id TEXT NOT NULL,
            day TEXT NOT NULL,
            model TEXT NOT NULL,
            item TEXT NOT NULL,
            cost_source TEXT NOT NULL,
            currency TEXT NOT NULL,
            requests INTEGER,
            tokens_input INTEGER,
            tokens_output INTEGER,
            tokens_cache_read INTEGER,
            tokens_cache_write INTEGER,
            tokens_cache_write_1h INTEGER,
            cost_usd TEXT,
            cost_other TEXT,
            quantities TEXT,
            PRIMARY KEY (account_id, day, model, item, cost_source, currency)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE failures (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id TEXT NOT NULL,
            identity TEXT NOT NULL,
            period_start TEXT NOT NULL,
            period_end TEXT NOT NULL,
            failed_at TEXT NOT NULL,
            error TEXT NOT NULL,
            UNIQUE (account_id, identity, period_start, period_end)
        ) STRICT;

        CREATE TABLE refused_keys (
            account_id TEXT PRIMARY KEY,
            identity TEXT NOT NULL,
            refused_at TEXT NOT NULL,
            message TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """,

        // 2: the index of coding tools' session logs. A log that another one replaced isn't current any more, but what it said stays.
        """
        CREATE TABLE session_files (
            id INTEGER PRIMARY KEY,
            tool TEXT NOT NULL,
            path TEXT NOT NULL,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            read_to INTEGER NOT NULL,
            head INTEGER NOT NULL,
            tail INTEGER NOT NULL,
            state BLOB,
            broken_lines INTEGER NOT NULL,
            is_current INTEGER NOT NULL
        ) STRICT;

        CREATE UNIQUE INDEX session_files_current ON session_files (tool, path) WHERE is_current = 1;

        CREATE TABLE session_segments (
            file_id INTEGER NOT NULL REFERENCES session_files (id),
            sequence INTEGER NOT NULL,
            first_time INTEGER NOT NULL,
            last_time INTEGER NOT NULL,
            count INTEGER NOT NULL,
            records BLOB NOT NULL,
            PRIMARY KEY (file_id, sequence)
        ) STRICT;
        """,

        // 3: history in packed chunks, since ten years of twenty accounts are millions of rows; what keeps the store small notes when it did so.
        new StoreMigration(
            """
            CREATE TABLE history (
                account_id TEXT NOT NULL,
                span TEXT NOT NULL,
                chunk TEXT NOT NULL,
                data BLOB NOT NULL,
                PRIMARY KEY (account_id, span, chunk)
            ) STRICT;

            CREATE TABLE upkeep (
                task TEXT PRIMARY KEY,
                done_at TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            """,
            DailyTable.MoveToHistory,
            "DROP TABLE usage_daily;"),

        // 4: the European Central Bank's newest reference rates.
        """
        CREATE TABLE ecb_rates (
            currency TEXT PRIMARY KEY,
            per_euro TEXT NOT NULL,
            day TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """,

        // 5: since when accounts fail; alerts; whom each is to be told by which channel, and what came of it.
        """
        CREATE TABLE outages (
            account_id TEXT PRIMARY KEY,
            identity TEXT NOT NULL,
            started_at TEXT NOT NULL,
            failed_at TEXT NOT NULL,
            failures INTEGER NOT NULL,
            error TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE alerts (
            id TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            detail TEXT NOT NULL,
            occasion TEXT NOT NULL,
            severity TEXT NOT NULL,
            title TEXT NOT NULL,
            message TEXT NOT NULL,
            raised_at TEXT NOT NULL,
            cleared_at TEXT,
            snoozed_until TEXT
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE alert_notices (
            alert_id TEXT NOT NULL REFERENCES alerts (id),
            event TEXT NOT NULL,
            channel TEXT NOT NULL,
            state TEXT NOT NULL,
            queued_at TEXT NOT NULL,
            due_at TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            claim TEXT,
            tried_at TEXT,
            error TEXT,
            PRIMARY KEY (alert_id, event, channel)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX alert_notices_pending ON alert_notices (channel, due_at) WHERE state = 'pending';
        """,
    ];

    /// <summary>The schema version of a database; 0 for an empty one.</summary>
    public static int ReadVersion(SqliteConnection connection)
    {
        using SqliteCommand command = connection.Command("PRAGMA user_version;");
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Takes the steps that a database lacks, all of them or none.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="migrations">The steps.</param>
    public static void Migrate(SqliteConnection connection, IReadOnlyList<StoreMigration> migrations)
    {
        // Of use before the first table is made: pages that are freed later are given back to the disk.
        connection.Execute("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;");
        connection.InTransaction(() =>
        {
            for (int version = ReadVersion(connection); version < migrations.Count; version++)
            {
                migrations[version].Run(connection);
                connection.Execute($"PRAGMA user_version = {version + 1};");
            }
        });
    }
}
