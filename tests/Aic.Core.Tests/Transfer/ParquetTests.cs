using System.Text;
using Aic.Core.Tests.History;
using Aic.Core.Transfer;
using Aic.Core.Usage;
using Parquet;
using Parquet.Schema;
using static Aic.Core.Tests.History.HistoryHome;

namespace Aic.Core.Tests.Transfer;

/// <summary>Parquet, read back.</summary>
public sealed class ParquetTests : IDisposable
{
    private static readonly UsagePeriod November = Days("2026-11-01", "2026-11-30");

    private readonly HistoryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task It_holds_what_csv_holds()
    {
        await _home.RefreshAsync(
            _home.Alpha,
            November,
            Day("2026-11-02", "ä, \"quoted\"", 3, 0.5m) with { TokensInput = 10, TokensCacheWrite = 4, TokensCacheWrite1h = 1 },
            Day("2026-11-02", "b", null) with { Item = "images", Quantities = [new UsageQuantity("images", 2)], CostOther = new MoneyAmount(1.25m, "EUR"), CostSource = CostSource.Billed },
            Day("2026-11-05", "a", 9_007_199_254_740_993, 12345678901.000000000000000001m));

        List<Dictionary<string, object?>> rows = await ReadAsync(await ExportAsync(ExportFormat.Parquet));

        string[] lines = Encoding.UTF8.GetString(await ExportAsync(ExportFormat.Csv)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines[0].Split(','), rows[0].Keys);
        Assert.Equal(lines.Length - 1, rows.Count);
        Dictionary<string, object?> a = rows.Single(row => (string?)row["model"] == "a");
        Assert.Equal((new DateOnly(2026, 11, 5), "alpha", 9_007_199_254_740_993L, 12345678901.000000000000000001m, "billed"), (a["date"], a["account_id"], a["requests_count"], a["cost_usd"], a["cost_source"]));
        Dictionary<string, object?> b = rows.Single(row => (string?)row["model"] == "b");
        Assert.Equal(("images", null, null, 1.25m, "EUR", "images=2"), (b["item"], b["requests_count"], b["cost_usd"], b["cost_other"], b["currency"], b["quantities"]));
        Dictionary<string, object?> quoted = rows.Single(row => (string?)row["model"] == "ä, \"quoted\"");
        Assert.Equal((10L, null, 4L, 1L, null, true, false), (quoted["tokens_input"], quoted["tokens_output"], quoted["tokens_cache_write"], quoted["tokens_cache_write_1h"], quoted["quantities"], quoted["is_complete"], quoted["is_imported"]));
        Dictionary<string, object?> empty = rows.Single(row => (DateOnly)row["date"]! == new DateOnly(2026, 11, 3));
        Assert.Equal((null, null, "unknown"), (empty["model"], empty["cost_usd"], empty["cost_source"]));
    }

    [Fact]
    public async Task Days_are_dates_counts_are_64_bit_and_money_is_decimal()
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(new MemoryStream(await ExportAsync(ExportFormat.Parquet)), cancellationToken: Cancellation);

        DataField[] fields = reader.Schema.DataFields;
        Assert.Equal(typeof(long), fields.Single(field => field.Name == "tokens_input").ClrType);
        DecimalDataField money = Assert.IsType<DecimalDataField>(fields.Single(field => field.Name == "cost_usd"));
        Assert.Equal((38, 18), (money.Precision, money.Scale));
        Assert.True(money.IsNullable);
        Assert.False(fields.Single(field => field.Name == "date").IsNullable);
    }

    [Fact]
    public async Task Many_records_come_in_groups_and_none_is_a_file_too()
    {
        byte[] many = await WriteAsync(Enumerable.Range(0, 20_001).Select(i => new UsageRecord { Date = new DateOnly(2026, 1, 1), AccountId = "alpha", RequestsCount = i }));

        await using ParquetReader reader = await ParquetReader.CreateAsync(new MemoryStream(many), cancellationToken: Cancellation);
        Assert.Equal(2, reader.RowGroupCount);
        Assert.Equal(Enumerable.Range(0, 20_001).Select(i => (object?)(long)i), (await ReadAsync(many)).Select(row => row["requests_count"]));
        Assert.Empty(await ReadAsync(await WriteAsync([])));
    }

    private static async Task<byte[]> WriteAsync(IEnumerable<UsageRecord> records)
    {
        using MemoryStream output = new();
        await RecordOutput.WriteAsync(records.ToAsyncEnumerable(), ExportFormat.Parquet, output, Cancellation);
        return output.ToArray();
    }

    private static async Task<List<Dictionary<string, object?>>> ReadAsync(byte[] file)
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(new MemoryStream(file), new ParquetOptions { UseDateOnlyTypeForDates = true }, cancellationToken: Cancellation);
        List<Dictionary<string, object?>> rows = [];
        for (int group = 0; group < reader.RowGroupCount; group++)
        {
            using ParquetRowGroupReader part = reader.OpenRowGroupReader(group);
            Dictionary<string, object?>[] read = [.. Enumerable.Range(0, (int)part.RowCount).Select(_ => new Dictionary<string, object?>())];
            foreach (DataField field in reader.Schema.DataFields)
            {
                object?[] values = await ReadAsync(part, field, read.Length);
                for (int i = 0; i < read.Length; i++)
                {
                    read[i][field.Name] = values[i];
                }
            }

            rows.AddRange(read);
        }

        return rows;
    }

    private static async Task<object?[]> ReadAsync(ParquetRowGroupReader part, DataField field, int count)
    {
        if (field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            string?[] texts = new string?[count];
            await part.ReadAsync(field, texts!, cancellationToken: Cancellation);
            return texts;
        }

        return field.ClrType == typeof(long) ? await ValuesAsync<long>()
            : field.ClrType == typeof(decimal) ? await ValuesAsync<decimal>()
            : field.ClrType == typeof(bool) ? await PlainAsync<bool>()
            : await PlainAsync<DateOnly>();

        async Task<object?[]> ValuesAsync<T>()
            where T : struct
        {
            T?[] values = new T?[count];
            await part.ReadAsync<T>(field, values, cancellationToken: Cancellation);
            return [.. values.Select(value => (object?)value)];
        }

        async Task<object?[]> PlainAsync<T>()
            where T : struct
        {
            T[] values = new T[count];
            await part.ReadAsync<T>(field, values, cancellationToken: Cancellation);
            return [.. values.Select(value => (object?)value)];
        }
    }

    private async Task<byte[]> ExportAsync(ExportFormat format)
    {
        using MemoryStream output = new();
        await _home.Start().ExportAsync(new ExportQuery { Accounts = ["alpha"], Period = November }, format, output, Cancellation);
        return output.ToArray();
    }
}
