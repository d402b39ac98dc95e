using System.Globalization;
using Aic.Core.Configuration;
using Aic.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Diagnosis;

/// <summary>Looks at the usage store, through SQLite alone: opening its file in any other way would let go of locks that this process holds.</summary>
internal static class StoreCheck
{
    private const string Area = "store";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Looks.</summary>
    /// <param name="paths">Where the files are.</param>
    public static IEnumerable<SetupCheck> Run(AicPaths paths)
    {
        if (FolderProbe.WhyNotWritable(paths.DataDirectory) is { } reason)
        {
            yield return new SetupCheck(CheckStatus.Warning, Area, "folder", $"{paths.DataDirectory} can't be written: {reason} Usage is shown but not kept.")
            {
                WhatToDo = "Check the rights on the folder, or set AIC_CONFIG_DIR to a folder that can be written.",
            };
        }

        yield return Look(paths);
        if (Directory.Exists(paths.DataDirectory))
        {
            string[] kept = [.. Directory.EnumerateFiles(paths.DataDirectory, $"{Path.GetFileName(paths.StoreFile)}.corrupt-*").Order(StringComparer.Ordinal)];
            if (kept.Length > 0)
            {
                yield return new SetupCheck(CheckStatus.Warning, Area, "damaged", string.Create(CultureInfo.InvariantCulture, $"The store was damaged before; {kept.Length} files that were set aside are kept. Earlier history is in them."))
                {
                    WhatToDo = "Delete them when you don't need that history. If it happens again, check the disk.",
                    Details = [.. kept.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file}, {new FileInfo(file).Length} bytes"))],
                };
            }
        }
    }

    private static SetupCheck Look(AicPaths paths)
    {
        string path = paths.StoreFile;
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            return new SetupCheck(CheckStatus.Ok, Area, "file", $"{path} isn't there yet; the first question makes it.");
        }

        try
        {
            // Nobody sets the file aside meanwhile.
            using IDisposable gate = new StoreGate(Path.Combine(paths.DataDirectory, "locks"), Patience).EnterShared();
            using SqliteConnection connection = StoreConnection.Open(path, Patience);
            return Look(path, connection);
        }
        catch (Exception exception) when (StoreTrouble.Of(exception) is { } trouble)
        {
            return exception is SqliteException sqlite && DamagedStore.IsTold(sqlite) ? Damaged(path, exception.Message) : Unusable(path, trouble);
        }
    }

    private static SetupCheck Look(string path, SqliteConnection connection)
    {
        int version = StoreSchema.ReadVersion(connection);
        if (version > StoreSchema.Migrations.Count)
        {
            return Unusable(path, StoreTrouble.Of(new StoreTooNewException(version))!);
        }

        if (Ask(connection, "PRAGMA quick_check(1);") is var verdict && verdict != "ok")
        {
            return Damaged(path, verdict);
        }

        // The right to write, and nobody who keeps it locked.
        connection.Execute("BEGIN IMMEDIATE; ROLLBACK;");
        FileInfo log = new(path + "-wal");
        return new SetupCheck(CheckStatus.Ok, Area, "file", string.Create(CultureInfo.InvariantCulture, $"{path} is whole and can be written: {new FileInfo(path).Length} bytes, schema {version}."))
        {
            Details =
            [
                string.Create(CultureInfo.InvariantCulture, $"schema {version}, this version's is {StoreSchema.Migrations.Count}"),
                $"journal mode {Ask(connection, "PRAGMA journal_mode;")}",
                string.Create(CultureInfo.InvariantCulture, $"write-ahead log {(log.Exists ? log.Length : 0)} bytes"),
                $"SQLite {Ask(connection, "SELECT sqlite_version();")}",
            ],
        };
    }

    private static string Ask(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.Command(sql);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    private static SetupCheck Damaged(string path, string verdict) => new(CheckStatus.Error, Area, "file", $"{path} is damaged: {verdict.ReplaceLineEndings(" ").TrimEnd('.')}.")
    {
        WhatToDo = "The next question that meets the damage sets the file aside and begins a new one; move it away yourself to do so now. Check the disk.",
    };

    private static SetupCheck Unusable(string path, StoreTrouble trouble) =>
        new(CheckStatus.Error, Area, "file", $"{path} can't be used, because {trouble.Reason}. Usage is shown but not kept.") { WhatToDo = trouble.Advice };
}
