using Aic.Core;
using Aic.Core.Configuration;
using Aic.Core.History;
using Aic.Core.Storage;
using Aic.Core.Usage;
using Aic.Testing;
using Microsoft.Data.Sqlite;

namespace Aic.Benchmarks;

/// <summary>
/// A year's question to ten years of daily rows of twenty accounts with fifty models (3.65 million rows), against the same rows in a plain SQL table
/// with the same key, which SQLite sums in floating-point numbers (its own numbers are no decimals).
/// </summary>
internal static class HistoryQuestions
{
    private const int Years = 10;
    private const int Accounts = 20;
    private const int Models = 50;
    private const string Promise = "under 50 ms";

    private static readonly DateTimeOffset Start = new(2016, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UsagePeriod Year = new(Start.AddYears(Years - 1), Start.AddYears(Years));

    public static async Task<string> CompareAsync()
    {
        using TempFolder folder = new();
        AicPaths paths = new(folder.Path, folder.Path);
        using UsageTracker tracker = new(new UsageTrackerOptions { Paths = paths, GetVariable = _ => null });
        string[] accounts = [.. Enumerable.Range(0, Accounts).Select(number => $"cohere@a{number}")];
        tracker.Config.Update(config => config with { Providers = accounts.ToDictionary(account => account, _ => new ProviderConfig { ApiKey = "made-up-key-for-benchmarks" }) });
        await tracker.GetHistoryAsync(new HistoryQuery());
        Write(paths.StoreFile, folder.File("plain.db"), accounts);

        string months = await CompareAsync(tracker, folder.File("plain.db"), "by month and model", HistoryGranularity.Month, HistoryGrouping.Model, "substr(day, 1, 7), model");
        string days = await CompareAsync(tracker, folder.File("plain.db"), "by day and account", HistoryGranularity.Day, HistoryGrouping.Account, "day, account_id");
        string rows = await CompareAsync(tracker, folder.File("plain.db"), "by day and model", HistoryGranularity.Day, HistoryGrouping.Model, "day, model");
        return string.Join(Environment.NewLine, months, days, rows);
    }

    private static async Task<string> CompareAsync(UsageTracker tracker, string plain, string name, HistoryGranularity granularity, HistoryGrouping by, string columns)
    {
        HistoryQuery query = new() { Accounts = ["cohere@*"], Period = Year, Granularity = granularity, By = by, TimeZone = TimeZoneInfo.Utc };
        (Measurement subject, Measurement baseline) = await Pairwise.MeasureAsync(
            $"a year {name}", () => tracker.GetHistoryAsync(query), "plain SQL", () => Task.FromResult(Sum(plain, columns)), runs: 10);
        return Result.Line($"history, {name}", subject, baseline, Promise);
    }

    private static void Write(string store, string plain, string[] accounts)
    {
        Random random = new(7);
        File.WriteAllBytes(plain, []);
        using SqliteConnection history = StoreConnection.Open(store, TimeSpan.FromMinutes(1));
        using SqliteConnection table = StoreConnection.Open(plain, TimeSpan.FromMinutes(1));
        table.Execute(
            """
            CREATE TABLE usage_daily (account_id TEXT, day TEXT, model TEXT, requests INTEGER, tokens_input INTEGER, tokens_output INTEGER,
                tokens_cache_read INTEGER, cost REAL, PRIMARY KEY (account_id, day, model)) STRICT, WITHOUT ROWID;
            """);
        foreach (string account in accounts)
        {
            history.InTransaction(() => table.InTransaction(() => Write(history, table, account, random)));
        }
    }

    private static void Write(SqliteConnection history, SqliteConnection table, string account, Random random)
    {
        using SqliteCommand insert = table.Command("INSERT INTO usage_daily VALUES ($account, $day, $model, $requests, $input, $output, $cached, $cost);");
        for (DateTimeOffset month = Start; month < Year.End; month = month.AddMonths(1))
        {
            UsageBreakdown[] rows = [.. Enumerable.Range(0, HistorySpan.Day.Units(month)).SelectMany(day => Enumerable.Range(0, Models).Select(model => Row(month.AddDays(day), model, random)))];
            HistoryTable.Replace(history, account, new HistoryPart(HistorySpan.Day, month, month.AddMonths(1), rows), new HistoryUnit(Year.End.ToUnixTimeSeconds(), false));
            foreach (UsageBreakdown row in rows)
            {
                insert.SetValues(
                    ("$account", account),
                    ("$day", DateOnly.FromDateTime(row.Start.UtcDateTime).ToText()),
                    ("$model", row.Model),
                    ("$requests", row.RequestsCount),
                    ("$input", row.TokensInput),
                    ("$output", row.TokensOutput),
                    ("$cached", row.TokensCacheRead),
                    ("$cost", (double)row.CostUsd!.Value));
                insert.ExecuteNonQuery();
            }
        }
    }

    private static UsageBreakdown Row(DateTimeOffset day, int model, Random random) => new()
    {
        Start = day,
        End = day.AddDays(1),
        Model = $"model-of-some-length-{model}",
        RequestsCount = random.Next(10_000),
        TokensInput = random.Next(50_000_000),
        TokensOutput = random.Next(2_000_000),
        TokensCacheRead = random.Next(80_000_000),
        CostUsd = random.Next(100_000_000) / 1_000_000m,
        CostSource = CostSource.Billed,
    };

    private static int Sum(string plain, string columns)
    {
        using SqliteConnection table = StoreConnection.Open(plain, TimeSpan.FromMinutes(1));
        using SqliteCommand command = table.Command(
            $"""
            SELECT {columns}, SUM(requests), SUM(tokens_input), SUM(tokens_output), SUM(tokens_cache_read), SUM(cost)
            FROM usage_daily WHERE account_id LIKE 'cohere@%' AND day BETWEEN $first AND $last GROUP BY {columns};
            """,
            ("$first", DateOnly.FromDateTime(Year.Start.UtcDateTime).ToText()),
            ("$last", DateOnly.FromDateTime(Year.End.UtcDateTime.AddDays(-1)).ToText()));
        using SqliteDataReader reader = command.ExecuteReader();
        int rows = 0;
        while (reader.Read())
        {
            rows++;
        }

        return rows;
    }
}
