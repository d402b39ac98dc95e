using System.Globalization;
using Aic.Core.Configuration;
using Aic.Core.Providers;
using Aic.Core.Sessions;
using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;
using Aic.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Diagnosis;

/// <summary>Looks at coding tools: which folders were looked for, which logs are there, which can't be read, what the index says of them.</summary>
/// <param name="machine">Where this machine's user keeps things.</param>
/// <param name="paths">Where the index is; null where that isn't known.</param>
/// <param name="options">The clock and the log.</param>
internal sealed class ToolCheck(SessionMachine machine, AicPaths? paths, UsageTrackerOptions options)
{
    private const int MostNamed = 20;

    /// <summary>Looks.</summary>
    /// <param name="account">The tool's account.</param>
    public SetupCheck Run(ProviderAccount account)
    {
        if (!account.IsEnabled)
        {
            return new SetupCheck(CheckStatus.Skipped, "tools", account.Id, "Switched off in the configuration.");
        }

        if (SessionReaders.All.FirstOrDefault(reader => reader.Id == account.Provider.Id) is not { } found)
        {
            return new SetupCheck(CheckStatus.Skipped, "tools", account.Id, "This version has no reader for it.");
        }

        IReadOnlyList<string> folders = found.Folders(machine);
        string[] there = [.. folders.Where(Directory.Exists)];
        string[] looked = [.. folders.Select(folder => $"{folder}: {(there.Contains(folder) ? "there" : "not there")}")];
        return there.Length == 0
            ? new SetupCheck(CheckStatus.Skipped, "tools", account.Id, account.Provider.SetupHint) { Details = looked }
            : Look(account, found, there, looked);
    }

    private SetupCheck Look(ProviderAccount account, ISessionReader reader, string[] folders, string[] looked)
    {
        List<string> unreadable = [.. folders.SelectMany(FolderProbe.Closed).Select(folder => $"{folder}: this folder can't be looked into")];
        long count = 0;
        long bytes = 0;
        foreach (SessionFile file in folders.SelectMany(folder => Find(reader, folder)))
        {
            count++;
            bytes += file.Size;
            if (WhyUnreadable(reader, file) is { } reason)
            {
                unreadable.Add($"{file.Path}: {reason}");
            }
        }

        (string index, string[] broken) = Index(reader);
        string skipped = unreadable.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {unreadable.Count} can't be read and are skipped.");
        return new SetupCheck(
            unreadable.Count == 0 ? CheckStatus.Ok : CheckStatus.Warning,
            "tools",
            account.Id,
            string.Create(CultureInfo.InvariantCulture, $"{count} logs, {bytes} bytes.{skipped} {index}"))
        {
            WhatToDo = unreadable.Count == 0 ? null : "Check the rights on what the details name. A database that is locked is read the next time.",
            Details = [.. looked, .. Shortened(unreadable), .. Shortened(broken)],
        };
    }

    private (string Summary, string[] Broken) Index(ISessionReader reader)
    {
        // Asking the store would make it.
        if (paths is null || !File.Exists(paths.StoreFile))
        {
            return ("None of them is in the index yet.", []);
        }

        string locks = Path.Combine(paths.DataDirectory, "locks");
        SessionIndex index = new(new UsageStore(paths.StoreFile, locks, options.Time, options.Logger), locks, machine, options.Logger);
        if (index.Known(reader) is not { } known)
        {
            return ("The index can't be read.", []);
        }

        KnownFile[] broken = [.. known.Where(file => file.BrokenLines > 0)];
        string left = broken.Length == 0 ? "no broken lines" : string.Create(CultureInfo.InvariantCulture, $"{broken.Sum(file => file.BrokenLines)} broken lines of {broken.Length} logs are left out");
        return (
            string.Create(CultureInfo.InvariantCulture, $"The index knows {known.Count}; {left}."),
            [.. broken.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Path}: {file.BrokenLines} broken lines left out; why, tells aic explain {reader.Id} or Trace-AicUsage {reader.Id}"))]);
    }

    private static IEnumerable<SessionFile> Find(ISessionReader reader, string folder)
    {
        try
        {
            return [.. reader.Find(folder)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // FolderProbe names it.
            return [];
        }
    }

    private static string? WhyUnreadable(ISessionReader reader, SessionFile file)
    {
        try
        {
            if (reader.Parse(file, new RecordBatch()) is DatabaseParser parser)
            {
                using SqliteConnection database = ToolDatabase.Open(file.Path);
                parser.Read(database);
            }
            else
            {
                using FileStream log = new(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            }

            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            return exception.Message;
        }
    }

    private static IEnumerable<string> Shortened(IReadOnlyList<string> lines) => lines.Count <= MostNamed
        ? lines
        : lines.Take(MostNamed).Append(string.Create(CultureInfo.InvariantCulture, $"and {lines.Count - MostNamed} more"));
}
