using Aic.Core.Configuration;
using Aic.Core.Storage;
using Aic.Core.Usage;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Tests.Storage;

public sealed class SchemaTests : IDisposable
{
    private readonly StoreHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_store_of_version_1_keeps_its_rows_when_it_is_brought_to_the_next()
    {
        _home.Open().SaveUsage(StoreHome.Key, _home.Usage(5));
        using SqliteConnection connection = _home.Connect();

        StoreSchema.Migrate(connection, [.. StoreSchema.Migrations, "ALTER TABLE snapshots ADD COLUMN further TEXT;", "CREATE TABLE another (id INTEGER) STRICT;"]);

        Assert.Equal(StoreSchema.Migrations.Count + 2, StoreSchema.ReadVersion(connection));
        Assert.Equal(5L, _home.Scalar("SELECT json_extract(usage, '$.usage.requests_count') FROM snapshots WHERE further IS NULL;"));
    }

    [Fact]
    public void History_of_a_store_of_version_2_moves_to_the_next()
    {
        OwnerOnly.CreateDirectory(_home.DataFolder);
        File.WriteAllBytes(_home.Path, []);
        using (SqliteConnection connection = _home.Connect())
        {
            StoreSchema.Migrate(connection, [.. StoreSchema.Migrations.Take(2)]);
            connection.Execute(
                """
                INSERT INTO usage_daily (account_id, day, model, item, cost_source, currency, requests, tokens_input, tokens_output, cost_usd, cost_other, quantities) VALUES
                    ('openai', '2026-10-31', 'gpt-5', '', 'billed', '', 3, 10, 20, '1.25', NULL, NULL),
                    ('openai', '2026-11-01', '', 'images', 'unknown', '', NULL, NULL, NULL, NULL, NULL, '[{"unit":"images","amount":2}]'),
                    ('openai', '2026-11-01', 'gpt-5', '', 'billed', 'EUR', NULL, NULL, NULL, NULL, '0.10', NULL),
                    ('mistral', '2026-11-01', 'large', '', 'estimated', '', 1, NULL, NULL, '0.5', NULL, NULL);
                """);
        }

        IReadOnlyList<UsageBreakdown> rows = _home.Open().ReadHistory("openai", HistorySpan.Day, StoreHome.November.Start.AddDays(-9), StoreHome.November.End)!;

        Assert.Equal(
            [(31, "gpt-5", 3L, 1.25m, null), (1, null, null, null, null), (1, "gpt-5", null, null, new MoneyAmount(0.10m, "EUR"))],
            rows.Select(row => (row.Start.Day, row.Model, row.RequestsCount, row.CostUsd, row.CostOther)));
        Assert.Equal(new UsageQuantity("images", 2), Assert.Single(rows[1].Quantities));
        Assert.Equal(0.5m, Assert.Single(_home.Open().ReadHistory("mistral", HistorySpan.Day, StoreHome.November.Start, StoreHome.November.End)!).CostUsd);
        Assert.Equal(0L, _home.Scalar("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'usage_daily';"));
    }

    [Fact]
    public void A_step_that_fails_leaves_the_store_at_its_version()
    {
        _home.Open().SaveUsage(StoreHome.Key, _home.Usage(5));
        using (SqliteConnection connection = _home.Connect())
        {
            Assert.Throws<SqliteException>(() =>
                StoreSchema.Migrate(connection, [.. StoreSchema.Migrations, "CREATE TABLE another (id INTEGER) STRICT;", "NOT SQL;"]));
        }

        Assert.Equal((long)StoreSchema.Migrations.Count, _home.Scalar("PRAGMA user_version;"));
        Assert.Equal(0L, _home.Scalar("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'another';"));
        Assert.NotNull(_home.Open().Read(StoreHome.Key)!.Snapshot);
    }

    [Fact]
    public void A_store_of_a_newer_version_is_left_alone_with_one_warning_that_says_what_to_do()
    {
        _home.Open().SaveUsage(StoreHome.Key, _home.Usage(5));
        _home.Scalar("PRAGMA user_version = 99;");
        byte[] before = File.ReadAllBytes(_home.Path);

        UsageStore store = _home.Open();
        store.SaveUsage(StoreHome.Key, _home.Usage(6));
        Assert.Null(store.Read(StoreHome.Key));
        Assert.Null(store.ReadHistory("openai", HistorySpan.Day, StoreHome.November.Start, StoreHome.November.End));

        Assert.Equal(before, File.ReadAllBytes(_home.Path));
        string warning = Assert.Single(_home.Logger.Warnings);
        Assert.Contains("Update AIC Tracker", warning, StringComparison.Ordinal);
        Assert.Contains(_home.Path, warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_that_make_the_store_at_once_make_one()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(
            () => _home.Open().SaveUsage(StoreHome.Key with { AccountId = $"account{i}" }, _home.Usage(i)),
            TestContext.Current.CancellationToken)));

        Assert.Empty(_home.Logger.Warnings);
        Assert.Equal(16L, _home.Scalar("SELECT COUNT(*) FROM snapshots;"));
    }
}
