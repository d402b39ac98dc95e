using Aic.Core.Usage;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>Puts days that a file tells into the history, month by month.</summary>
/// <param name="tells">The rows of a day that the file is about; what else was imported of the day stays. Null for all.</param>
internal sealed class HistoryImport(Func<UsageBreakdown, bool>? tells)
{
    /// <summary>How many days are other than before.</summary>
    public int Changed { get; private set; }

    /// <summary>How many days the provider itself told already.</summary>
    public int Fetched { get; private set; }

    /// <summary>Imports days.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="parts">The days, by account; each part is one day.</param>
    public void Run(SqliteConnection connection, IReadOnlyList<(string AccountId, HistoryPart Part)> parts)
    {
        foreach (IGrouping<(string AccountId, DateTimeOffset Month), (string AccountId, HistoryPart Part)> month in
            parts.GroupBy(part => (part.AccountId, HistorySpan.Day.ChunkOf(part.Part.Start))))
        {
            HistoryChunk before = HistoryTable.ReadChunk(connection, month.Key.AccountId, HistorySpan.Day, month.Key.Month) ?? HistoryChunk.Empty(HistorySpan.Day, month.Key.Month);
            HistoryChunk after = month.Aggregate(before, (chunk, part) => With(chunk, part.Part));
            if (!ReferenceEquals(before, after))
            {
                HistoryTable.Write(connection, month.Key.AccountId, HistorySpan.Day, after);
            }
        }
    }

    private HistoryChunk With(HistoryChunk chunk, HistoryPart day)
    {
        HistoryUnit known = chunk.Units[day.Start.Day - 1];
        if (known is { IsKnown: true, IsImported: false })
        {
            Fetched++;
            return chunk;
        }

        // The day's end and not the time of importing, so that importing twice makes the same.
        HistoryUnit imported = new(day.End.ToUnixTimeSeconds(), true);
        UsageBreakdown[] kept = tells is null ? [] : [.. RowsOf(chunk, day).Where(row => !tells(row))];
        HistoryChunk after = chunk.With(kept.Length == 0 ? day : day with { Rows = [.. kept, .. day.Rows] }, imported, _ => true);
        if (known == imported && HistoryChunk.AreSame(RowsOf(chunk, day), RowsOf(after, day)))
        {
            return chunk;
        }

        Changed++;
        return after;
    }

    private static UsageBreakdown[] RowsOf(HistoryChunk chunk, HistoryPart day) => [.. chunk.Rows.Where(row => row.Start == day.Start)];
}
