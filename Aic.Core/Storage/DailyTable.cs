using System.Text.Json;
using Aic.Core.Usage;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>History: what each account used on each UTC day, by model and item.</summary>
internal static class DailyTable
{
    /// <summary>
    /// Puts days in the place of what was kept of them before: providers correct their numbers, so what is fetched again replaces and never adds.
    /// </summary>
    public static void Replace(SqliteConnection connection, string accountId, DailyUsage usage)
    {
        connection.Execute(
            "DELETE FROM usage_daily WHERE account_id = $account AND day BETWEEN $first AND $last;",
            ("$account", accountId),
            ("$first", usage.First.ToText()),
            ("$last", usage.Last.ToText()));
        using SqliteCommand insert = connection.Command(
            """
            INSERT INTO usage_daily (account_id, day, model, item, cost_source, currency, requests, tokens_input, tokens_output,
                tokens_cache_read, tokens_cache_write, tokens_cache_write_1h, cost_usd, cost_other, quantities)
            VALUES ($account, $day, $model, $item, $source, $currency, $requests, $input, $output,
                $cacheRead, $cacheWrite, $cacheWrite1h, $costUsd, $costOther, $quantities);
            """);
        foreach (UsageBreakdown row in usage.Rows)
        {
            insert.SetValues(Values(accountId, row));
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>An account's rows from one day to another, both included, ordered by day, model and item.</summary>
    public static IReadOnlyList<UsageBreakdown> Read(SqliteConnection connection, string accountId, DateOnly first, DateOnly last)
    {
        using SqliteCommand command = connection.Command(
            """
            SELECT day, model, item, cost_source, currency, requests, tokens_input, tokens_output,
                tokens_cache_read, tokens_cache_write, tokens_cache_write_1h, cost_usd, cost_other, quantities
            FROM usage_daily WHERE account_id = $account AND day BETWEEN $first AND $last
            ORDER BY day, model, item, cost_source, currency;
            """,
            ("$account", accountId),
            ("$first", first.ToText()),
            ("$last", last.ToText()));
        using SqliteDataReader reader = command.ExecuteReader();
        List<UsageBreakdown> rows = [];
        while (reader.Read())
        {
            rows.Add(ReadRow(reader));
        }

        return rows;
    }

    private static (string Name, object? Value)[] Values(string accountId, UsageBreakdown row) =>
    [
        ("$account", accountId),
        ("$day", DateOnly.FromDateTime(row.Start.UtcDateTime).ToText()),
        ("$model", row.Model ?? ""),
        ("$item", row.Item ?? ""),
        ("$source", SourceText(row.CostSource)),
        ("$currency", row.CostOther?.Currency ?? ""),
        ("$requests", row.RequestsCount),
        ("$input", row.TokensInput),
        ("$output", row.TokensOutput),
        ("$cacheRead", row.TokensCacheRead),
        ("$cacheWrite", row.TokensCacheWrite),
        ("$cacheWrite1h", row.TokensCacheWrite1h),
        ("$costUsd", row.CostUsd.ToText()),
        ("$costOther", (row.CostOther?.Amount).ToText()),
        ("$quantities", row.Quantities.Count == 0 ? null : JsonSerializer.Serialize(row.Quantities, StoreJson.Compact.IReadOnlyListUsageQuantity)),
    ];

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

    private static string SourceText(CostSource source) => source switch
    {
        CostSource.Billed => "billed",
        CostSource.Estimated => "estimated",
        _ => "unknown",
    };

    private static CostSource ReadSource(string text) => text switch
    {
        "billed" => CostSource.Billed,
        "estimated" => CostSource.Estimated,
        _ => CostSource.Unknown,
    };
}
