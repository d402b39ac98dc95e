using Aic.Core.Usage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Aic.Core.Storage;

/// <summary>Takes an account's packed chunk: its start, and its bytes, which are valid during the call only.</summary>
internal delegate void HistoryVisitor(DateTimeOffset start, ReadOnlySpan<byte> data);

/// <summary>History: what each account used, by UTC day and where a provider tells it by UTC hour, in packed chunks.</summary>
internal static class HistoryTable
{
    /// <summary>Puts days or hours in the place of what was known of them before.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="part">What is known now.</param>
    /// <param name="news">What to note of each unit.</param>
    /// <param name="mayReplace">Which units may be replaced, by what is known of them so far; null for all.</param>
    /// <returns>How many of the part's units are other than before.</returns>
    public static int Replace(SqliteConnection connection, string accountId, HistoryPart part, HistoryUnit news, Predicate<HistoryUnit>? mayReplace = null)
    {
        int changed = 0;
        ILookup<DateTimeOffset, UsageBreakdown> byChunk = part.Rows.ToLookup(row => part.Span.ChunkOf(row.Start));
        for (DateTimeOffset start = part.Span.ChunkOf(part.Start); start < part.End; start = part.Span.Next(start))
        {
            HistoryChunk before = ReadChunk(connection, accountId, part.Span, start) ?? HistoryChunk.Empty(part.Span, start);
            HistoryChunk after = before.With(part with { Rows = [.. byChunk[start]] }, news, mayReplace ?? (_ => true));
            Write(connection, accountId, part.Span, after);
            changed += after.Units.Zip(before.Units).Count(pair => pair.First != pair.Second);
        }

        return changed;
    }

    /// <summary>An account's rows from one moment to another (exclusive), ordered by time, model and item.</summary>
    public static IReadOnlyList<UsageBreakdown> Read(SqliteConnection connection, string accountId, HistorySpan span, DateTimeOffset start, DateTimeOffset end)
    {
        List<UsageBreakdown> rows = [];
        Visit(connection, accountId, span, start, end, (chunk, data) =>
            rows.AddRange(HistoryCodec.Unpack(span, chunk, data).Rows.Where(row => row.Start >= start && row.Start < end)));
        return rows;
    }

    /// <summary>Shows an account's chunks that have something of a period, ordered by time.</summary>
    public static void Visit(SqliteConnection connection, string accountId, HistorySpan span, DateTimeOffset start, DateTimeOffset end, HistoryVisitor visit)
    {
        using SqliteCommand command = connection.Command(
            "SELECT chunk, data FROM history WHERE account_id = $account AND span = $span AND chunk BETWEEN $first AND $last ORDER BY chunk;",
            ("$account", accountId),
            ("$span", span.Name()),
            ("$first", Text(span.ChunkOf(start))),
            ("$last", Text(end)));
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            visit(Moment(reader.GetDay(0)), raw.sqlite3_column_blob(reader.Handle, 1));
        }
    }

    /// <summary>What is known of each unit from one moment to another, in order.</summary>
    public static IReadOnlyList<HistoryUnit> ReadUnits(SqliteConnection connection, string accountId, HistorySpan span, DateTimeOffset start, DateTimeOffset end)
    {
        HistoryUnit[] units = new HistoryUnit[Math.Max(0, (int)((end - start).Ticks / span.Unit().Ticks))];
        Visit(connection, accountId, span, start, end, (chunk, data) =>
        {
            HistoryUnit[] known = new HistoryReader(data).Units;
            long first = (chunk - start).Ticks / span.Unit().Ticks;
            for (int i = 0; i < known.Length; i++)
            {
                if (first + i >= 0 && first + i < units.Length)
                {
                    units[first + i] = known[i];
                }
            }
        });
        return units;
    }

    /// <summary>The accounts that have history, in the order of their names.</summary>
    public static IReadOnlyList<string> ReadAccounts(SqliteConnection connection)
    {
        using SqliteCommand command = connection.Command("SELECT DISTINCT account_id FROM history ORDER BY account_id;");
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> accounts = [];
        while (reader.Read())
        {
            accounts.Add(reader.GetString(0));
        }

        return accounts;
    }

    /// <summary>An account's chunk; null when there is none.</summary>
    public static HistoryChunk? ReadChunk(SqliteConnection connection, string accountId, HistorySpan span, DateTimeOffset start)
    {
        using SqliteCommand command = connection.Command(
            "SELECT data FROM history WHERE account_id = $account AND span = $span AND chunk = $chunk;", ("$account", accountId), ("$span", span.Name()), ("$chunk", Text(start)));
        return command.ExecuteScalar() is byte[] data ? HistoryCodec.Unpack(span, start, data) : null;
    }

    /// <summary>Keeps a chunk in the place of the one that was there; one of which nothing is known is deleted.</summary>
    public static void Write(SqliteConnection connection, string accountId, HistorySpan span, HistoryChunk chunk)
    {
        (string Name, object? Value)[] key = [("$account", accountId), ("$span", span.Name()), ("$chunk", Text(chunk.Start))];
        if (chunk.IsEmpty)
        {
            connection.Execute("DELETE FROM history WHERE account_id = $account AND span = $span AND chunk = $chunk;", key);
            return;
        }

        connection.Execute(
            "INSERT OR REPLACE INTO history (account_id, span, chunk, data) VALUES ($account, $span, $chunk, $data);", [.. key, ("$data", HistoryCodec.Pack(span, chunk))]);
    }

    private static string Text(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime).ToText();

    private static DateTimeOffset Moment(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
