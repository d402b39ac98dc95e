using System.Globalization;
using System.Text;
using System.Text.Json;
using Aic.Core.History;
using Aic.Core.Storage;
using Aic.Core.Tests.History;
using Aic.Core.Tests.Sessions;
using Aic.Core.Transfer;
using Aic.Core.Usage;
using static Aic.Core.Tests.History.HistoryHome;

namespace Aic.Core.Tests.Transfer;

/// <summary>From one machine to another, and to finance tools.</summary>
public sealed class TransferTests : IDisposable
{
    private static readonly UsagePeriod November = Days("2026-11-01", "2026-11-30");

    private readonly HistoryHome _home = new();
    private readonly HistoryHome _other = new();

    public void Dispose()
    {
        _home.Dispose();
        _other.Dispose();
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.JsonLines)]
    [InlineData(ExportFormat.Parquet)]
    public async Task What_one_machine_exports_another_imports_and_tells_the_same(ExportFormat format)
    {
        await FillAsync();
        using MemoryStream file = new();
        await _home.Start().ExportAsync(new ExportQuery { Accounts = ["alpha"], Period = November }, format, file, Cancellation);
        file.Position = 0;

        ImportResult result = await _other.Start().ImportAsync(file, null, Cancellation);

        Assert.Equal((24, 23, 0, 1), (result.DaysTotal, result.DaysImported, result.DaysFetchedBefore, result.DaysUnfinished));
        Assert.Equal(["alpha"], result.Accounts);
        Assert.Equal(await RowsAsync(_home), await RowsAsync(_other));
        Assert.All((await AskAsync(_other)).Rows, row => Assert.True(row.IsImported));
    }

    [Fact]
    public async Task Importing_twice_changes_nothing()
    {
        await FillAsync();
        string file = await ExportAsync(_home, ExportFormat.Csv);
        await ImportAsync(_other, file);
        _other.Time.Advance(TimeSpan.FromDays(3));
        byte[] before = Stored(_other);

        ImportResult again = await ImportAsync(_other, file);

        Assert.Equal(0, again.DaysImported);
        Assert.Equal(before, Stored(_other));
    }

    [Fact]
    public async Task What_the_provider_told_is_never_added_to_nor_replaced()
    {
        await FillAsync();
        string file = await ExportAsync(_home, ExportFormat.JsonLines);
        await _other.RefreshAsync(_other.Alpha, Days("2026-11-02", "2026-11-02"), Day("2026-11-02", "a", 1000, 9m));

        ImportResult result = await ImportAsync(_other, file);

        Assert.Equal((1, 22), (result.DaysFetchedBefore, result.DaysImported));
        Assert.Equal(1000, (await AskAsync(_other)).Rows.Single(row => row.Start == Utc("2026-11-02")).RequestsCount);
    }

    [Fact]
    public async Task What_the_provider_tells_later_replaces_what_was_imported()
    {
        await FillAsync();
        await ImportAsync(_other, await ExportAsync(_home, ExportFormat.Csv));

        await _other.RefreshAsync(_other.Alpha, November, Day("2026-11-02", "a", 7));

        HistoryRow row = (await AskAsync(_other)).Rows.Single(row => row.Start == Utc("2026-11-02"));
        Assert.Equal((7L, false), (row.RequestsCount, row.IsImported));
    }

    [Fact]
    public async Task A_coding_tool_of_another_machine_gets_a_label_and_stays_apart()
    {
        _home.WriteLog(new ClaudeLine { Time = "2026-11-10T10:00:00Z" }.ToString());
        _other.WriteLog(new ClaudeLine { Time = "2026-11-10T11:00:00Z" }.ToString());
        string file = await ExportAsync(_home, ExportFormat.JsonLines, "claude-code");

        ImportResult result = await ImportAsync(_other, file, "laptop");
        HistoryAnswer answer = await _other.AskAsync(new HistoryQuery { Accounts = ["claude-code"], Period = November, Granularity = HistoryGranularity.Month, By = HistoryGrouping.Account, TimeZone = TimeZoneInfo.Utc });

        Assert.Equal(["claude-code@laptop"], result.Accounts);
        Assert.Equal([("claude-code", 1L), ("claude-code@laptop", 1L)], answer.Rows.Select(row => (row.AccountId!, row.RequestsCount!.Value)));
    }

    [Fact]
    public async Task A_day_that_a_tools_own_logs_tell_of_is_not_added_to()
    {
        _home.WriteLog(new ClaudeLine { Time = "2026-11-10T10:00:00Z" }.ToString());
        _other.WriteLog(new ClaudeLine { Time = "2026-11-10T11:00:00Z" }.ToString());

        await ImportAsync(_other, await ExportAsync(_home, ExportFormat.Csv, "claude-code"));

        HistoryAnswer answer = await _other.AskAsync(new HistoryQuery { Accounts = ["claude-code"], Period = November, Granularity = HistoryGranularity.Month, TimeZone = TimeZoneInfo.Utc });
        Assert.Equal(1, Assert.Single(answer.Rows).RequestsCount);
    }

    [Fact]
    public async Task A_cell_that_a_spreadsheet_would_run_is_made_harmless_and_comes_back_as_it_was()
    {
        string[] models = ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "a,\"quoted\"\nmodel", "'=x", "plain"];
        await _home.RefreshAsync(_home.Alpha, November, [.. models.Select(model => Day("2026-11-02", model, 1))]);

        string file = await ExportAsync(_home, ExportFormat.Csv);
        await ImportAsync(_other, file);

        Assert.Contains(",'=cmd|' /C calc'!A0,", file, StringComparison.Ordinal);
        Assert.Contains(",'@SUM(A1),", file, StringComparison.Ordinal);
        Assert.Contains(",\"a,\"\"quoted\"\"\nmodel\",", file, StringComparison.Ordinal);
        Assert.DoesNotContain(file.Split(",", StringSplitOptions.None), cell => cell.Length > 0 && "=+-@".Contains(cell[0], StringComparison.Ordinal));
        Assert.Equal(models.Order(StringComparer.Ordinal), (await AskAsync(_other, HistoryGrouping.Model)).Rows.Select(row => row.Model!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Numbers_are_written_the_same_in_every_language()
    {
        await FillAsync();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            string file = await ExportAsync(_home, ExportFormat.Csv);

            Assert.Contains(",0.5,", file, StringComparison.Ordinal);
            Assert.Equal(23, (await ImportAsync(_other, file)).DaysImported);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Focus_has_its_mandatory_columns_and_billed_costs_only()
    {
        await _home.RefreshAsync(
            _home.Alpha,
            November,
            Day("2026-11-02", "a", 3) with { TokensInput = 100, TokensOutput = 20 },
            Day("2026-11-02", "a", null, 0.5m) with { Item = "input" },
            Day("2026-11-02", "b", null) with { CostOther = new MoneyAmount(2.5m, "EUR"), CostSource = CostSource.Billed },
            Day("2026-11-03", "c", 1, 7m, CostSource.Estimated));

        string[] lines = (await ExportAsync(_home, ExportFormat.Focus)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        string[] header = lines[0].Split(',');
        string[] mandatory =
        [
            "BilledCost", "BillingAccountId", "BillingAccountName", "BillingCurrency", "BillingPeriodEnd", "BillingPeriodStart", "ChargeCategory", "ChargeClass", "ChargeDescription", "ChargePeriodEnd",
            "ChargePeriodStart", "ContractedCost", "EffectiveCost", "InvoiceIssuerName", "ListCost", "PricingQuantity", "PricingUnit", "ProviderName", "PublisherName", "ServiceCategory", "ServiceName",
        ];
        Assert.Empty(mandatory.Except(header));
        string Cell(int line, string column) => lines[line].Split(',')[Array.IndexOf(header, column)];
        Assert.Equal(3, lines.Length);
        Assert.Equal(("0.5", "USD", "120", "Tokens", "2026-11-02T00:00:00Z", "2026-11-03T00:00:00Z"), (Cell(1, "BilledCost"), Cell(1, "BillingCurrency"), Cell(1, "PricingQuantity"), Cell(1, "PricingUnit"), Cell(1, "ChargePeriodStart"), Cell(1, "ChargePeriodEnd")));
        Assert.Equal(("2.5", "EUR", "", "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"), (Cell(2, "BilledCost"), Cell(2, "BillingCurrency"), Cell(2, "PricingQuantity"), Cell(2, "BillingPeriodStart"), Cell(2, "BillingPeriodEnd")));
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("day,cost\r\n", "the columns date and account_id are missing")]
    [InlineData("date,account_id,date\r\n", "the column date is there twice")]
    [InlineData("date,account_id\r\n2026-11-02\r\n", "Line 2 can't be imported: it has 1 cells, and the header 2")]
    [InlineData("date,account_id\r\n02.11.2026,alpha\r\n", "Line 2 can't be imported: date must be a day")]
    [InlineData("date,account_id\r\n2026-11-02,gamma\r\n", "knows no provider \"gamma\"")]
    [InlineData("date,account_id\r\n2026-11-02,a b\r\n", "is no account")]
    [InlineData("date,account_id,requests_count\r\n2026-11-02,alpha,\"1,5\"\r\n", "requests_count must be a whole number")]
    [InlineData("date,account_id,requests_count\r\n2026-11-02,alpha,-1\r\n", "requests_count must be a whole number")]
    [InlineData("date,account_id,cost_other\r\n2026-11-02,alpha,1\r\n", "needs its code of three letters")]
    [InlineData("date,account_id\r\n2026-11-02,\"alpha\r\n", "never closed")]
    [InlineData("date,account_id\r\n2026-11-02,\"alpha\"x\r\n", "follows a closing quote")]
    [InlineData("{\"date\":\"2026-11-02\",\"account_id\":\"alpha\",\"requests_count\":-1}\n", "a count is negative")]
    [InlineData("{\"date\":\"2026-11-02\",\"account_id\":\"alpha\"}\n{\n", "Line 2 can't be imported: it isn't a JSON object")]
    [InlineData("{\"date\":\"2026-11-02\"}\n", "Line 1 can't be imported")]
    [InlineData("{\"date\":\"2026-11-02\",\"account_id\":null}\n", "Line 1 can't be imported")]
    [InlineData("{\"date\":\"2026-11-02\",\"account_id\":\"alpha\",\"quantities\":[null]}\n", "Line 1 can't be imported")]
    [InlineData("{\"date\":\"2026-11-02\",\"account_id\":\"alpha\",\"cost_usd\":1e99}\n", "Line 1 can't be imported")]
    [InlineData("[]\n", "Line 1 can't be imported: the columns date and account_id are missing")]
    [InlineData("BilledCost,BillingAccountId\r\n", "FOCUS tells costs")]
    [InlineData("created_at,cost\r\n", "or one of these: Azure's cost and usage details, the Claude Console's usage")]
    [InlineData("PAR1 and then nothing", "no Parquet file")]
    [InlineData("\n {\"date\":\"2026-11-02\",\"account_id\":\"alpha\"}\n{\n", "Line 3 can't be imported")]
    [InlineData("\r\ndate,account_id\r\ntomorrow,alpha\r\n", "Line 3 can't be imported")]
    [InlineData("date,account_id,requests_count\n2026-11-02,alpha,9223372036854775807\n2026-11-02,alpha,9223372036854775807\n", "Line 2 can't be imported: a number is above")]
    [InlineData("date,account_id,cost_usd\n2026-11-02,alpha,79228162514264337593543950335\n", "a number is above")]
    public async Task A_file_that_is_not_right_is_refused_as_a_whole(string file, string message)
    {
        ImportException exception = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(_other, file));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was imported.", exception.Message, StringComparison.Ordinal);
        Assert.Empty((await AskAsync(_other)).Rows);
    }

    [Fact]
    public async Task A_json_line_may_leave_out_what_is_unknown()
    {
        ImportResult result = await ImportAsync(_other, "{\"date\":\"2026-11-02\",\"account_id\":\"alpha\",\"requests_count\":3,\"quantities\":null}\n{\"date\":\"2026-11-03\",\"account_id\":\"alpha\",\"requests_count\":4}\n");

        Assert.Equal((2, 0), (result.DaysImported, result.DaysUnfinished));
        Assert.Equal([3L, 4L], (await AskAsync(_other)).Rows.Select(row => row.RequestsCount).OfType<long>().Where(count => count > 0));
    }

    [Fact]
    public async Task A_folder_is_no_file()
    {
        ImportException exception = await Assert.ThrowsAsync<ImportException>(() => _other.Start().ImportAsync(_other.Paths.DataDirectory, null, Cancellation));

        Assert.Contains("is a folder", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        using MemoryStream input = new([0x64, 0xFF, 0xFE, 0x0A]);

        ImportException exception = await Assert.ThrowsAsync<ImportException>(() => _other.Start().ImportAsync(input, null, Cancellation));

        Assert.Contains("isn't UTF-8 text", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_json_line_is_an_object_with_all_fields()
    {
        await FillAsync();

        string[] lines = (await ExportAsync(_home, ExportFormat.JsonLines)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(25, lines.Length);
        using JsonDocument first = JsonDocument.Parse(lines[1]);
        Assert.Equal("2026-11-02", first.RootElement.GetProperty("date").GetString());
        Assert.Equal(0.5m, first.RootElement.GetProperty("cost_usd").GetDecimal());
        Assert.Equal("billed", first.RootElement.GetProperty("cost_source").GetString());
    }

    private Task FillAsync() => _home.RefreshAsync(
        _home.Alpha,
        November,
        Day("2026-11-02", "a", 3, 0.5m) with { TokensInput = 10, TokensCacheWrite = 4, TokensCacheWrite1h = 1 },
        Day("2026-11-02", "b", null) with { Item = "images", Quantities = [new UsageQuantity("images", 2)], CostOther = new MoneyAmount(1.25m, "EUR"), CostSource = CostSource.Billed },
        Day("2026-11-05", "a", 5, 1m));

    private static async Task<string> ExportAsync(HistoryHome home, ExportFormat format, string account = "alpha")
    {
        using MemoryStream output = new();
        await home.Start().ExportAsync(new ExportQuery { Accounts = [account], Period = November }, format, output, Cancellation);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static async Task<ImportResult> ImportAsync(HistoryHome home, string file, string? label = null)
    {
        using MemoryStream input = new(Encoding.UTF8.GetBytes(file));
        return await home.Start().ImportAsync(input, label, Cancellation);
    }

    private static Task<HistoryAnswer> AskAsync(HistoryHome home, HistoryGrouping by = HistoryGrouping.None) =>
        home.AskAsync(new HistoryQuery { Accounts = ["alpha"], Period = Days("2026-11-01", "2026-11-23"), By = by, TimeZone = TimeZoneInfo.Utc });

    private static async Task<IEnumerable<(DateTimeOffset, string?, long?, decimal?, string)>> RowsAsync(HistoryHome home) =>
        (await AskAsync(home, HistoryGrouping.Model)).Rows.Select(row =>
            (row.Start, row.Model, row.RequestsCount, row.CostUsd, string.Join(' ', row.CostOther) + string.Join(' ', row.Quantities)));

    private static byte[] Stored(HistoryHome home)
    {
        using Microsoft.Data.Sqlite.SqliteConnection connection = StoreConnection.Open(home.Paths.StoreFile, TimeSpan.FromSeconds(4));
        return connection.Command("SELECT data FROM history;").ExecuteScalar() as byte[] ?? [];
    }
}
