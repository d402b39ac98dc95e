using System.Text.Json;
using Aic.Core.Usage;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>History as stores of version 2 kept it, one row for each account, day, model and item: read once, when such a store is opened.</summary>
internal static class DailyTable
{
    /// <summary>Packs all of it into chunks.</summary>
    public static void MoveToHistory(SqliteConnection connection)
    {
        foreach (IGrouping<(string AccountId, DateTimeOffset Month), (string AccountId, UsageBreakdown Row)> month in
            Read(connection).GroupBy(entry => (entry.AccountId, HistorySpan.Day.ChunkOf(entry.Row.Start))))
        {
            HistoryChunk chunk = HistoryChunk.Empty(HistorySpan.Day, month.Key.Month);
            foreach (IGrouping<DateTimeOffset, UsageBreakdown> day in month.Select(entry => entry.Row).GroupBy(row => row.Start))
            {
                chunk = chunk.With(new HistoryPart(HistorySpan.Day, day.Key, day.Key.AddDays(1), [.. day]), HistoryUnit.OfOldStore, _ => true);
            }

            HistoryTable.Write(connection, month.Key.AccountId, HistorySpan.Day, chunk);
        }
    }

    private static List<(string AccountId, UsageBreakdown Row)> Read(SqliteConnection connection)
    {
        using SqliteCommand command = connection.Command(
            """
            SELECT day, model, item, cost_source, currency, requests, tokens_input, tokens_output,
                tokens_cache_read, tokens_cache_write, tokens_cache_write_1h, cost_usd, cost_other, quantities, account_id
            FROM usage_daily;
            """);
        using SqliteDataReader reader = command.ExecuteReader();
        List<(string, UsageBreakdown)> rows = [];
        while (reader.Read())
        {
            rows.Add((reader.GetString(14), ReadRow(reader)));
        }

        return rows;
    }

    private static UsageBreakdown ReadRow(SqliteDataReader reader)
    {
        DateTimeOffset start = new(reader.GetDay(0).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return new UsageBreakdown
        {
            Start = start,
            End = start.AddDays(1),
            Model = reader.GetNameText(1),
            Item = reader.GetNameText(2),
            CostSource = ReadSource(reader.GetString(3)),
            RequestsCount = reader.GetCount(5),
            TokensInput = reader.GetCount(6),
            TokensOutput = reader.GetCount(7),
            TokensCacheRead = reader.GetCount(8),
            TokensCacheWrite = reader.GetCount(9),
            TokensCacheWrite1h = reader.GetCount(10),
            CostUsd = reader.GetDecimalText(11),
            CostOther = reader.GetDecimalText(12) is { } amount ? new MoneyAmount(amount, reader.GetString(4)) : null,
            Quantities = reader.IsDBNull(13) ? [] : JsonSerializer.Deserialize(reader.GetString(13), StoreJson.Compact.IReadOnlyListUsageQuantity) ?? [],
        };
    }

    private static CostSource ReadSource(string text) => text switch
    {
        "billed" => CostSource.Billed,
        "estimated" => CostSource.Estimated,
        _ => CostSource.Unknown,
    };
}
