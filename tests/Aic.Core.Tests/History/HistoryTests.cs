using System.Globalization;
using Aic.Core.History;
using Aic.Core.Tests.Sessions;
using Aic.Core.Usage;
using static Aic.Core.Tests.History.HistoryHome;

namespace Aic.Core.Tests.History;

/// <summary>What was used over time, as earlier refreshes left it.</summary>
public sealed class HistoryTests : IDisposable
{
    private static readonly UsagePeriod November = Days("2026-11-01", "2026-11-30");

    private readonly HistoryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task History_equals_what_the_provider_said_day_by_day()
    {
        await _home.RefreshAsync(_home.Alpha, November, Day("2026-11-02", "a", 3, 0.5m), Day("2026-11-02", "b", 4, 0.25m), Day("2026-11-05", "a", 5, 1m));

        HistoryAnswer answer = await AskAsync(HistoryGranularity.Day, HistoryGrouping.Model);

        Assert.Equal(
            [("2026-11-02", "a", 3L, 0.5m), ("2026-11-02", "b", 4L, 0.25m), ("2026-11-05", "a", 5L, 1m)],
            answer.Rows.Select(row => (Date(row.Start), row.Model!, row.RequestsCount!.Value, row.CostUsd!.Value)));
        Assert.All(answer.Rows, row => Assert.Equal((CostSource.Billed, true, false, false), (row.CostSource, row.IsComplete, row.IsCostPartial, row.IsImported)));
    }

    [Fact]
    public async Task A_correction_replaces_and_never_adds()
    {
        await _home.RefreshAsync(_home.Alpha, November, Day("2026-11-02", "a", 3, 0.5m));
        await _home.RefreshAsync(_home.Alpha, November, Day("2026-11-02", "a", 2, 0.4m));

        HistoryRow month = Assert.Single((await AskAsync(HistoryGranularity.Month)).Rows);

        Assert.Equal((2L, 0.4m), (month.RequestsCount, month.CostUsd));
    }

    [Fact]
    public async Task A_gap_is_no_zero_and_a_day_without_use_is_one()
    {
        await _home.RefreshAsync(_home.Alpha, Days("2026-11-01", "2026-11-03"), Day("2026-11-01", "a", 1, 1m));
        await _home.RefreshAsync(_home.Alpha, Days("2026-11-06", "2026-11-06"), Day("2026-11-06", "a", 2, 2m));

        HistoryAnswer answer = await AskAsync(HistoryGranularity.Day);

        Assert.Equal(
            [("2026-11-01", 1L, 1m), ("2026-11-02", 0L, 0m), ("2026-11-03", 0L, 0m), ("2026-11-06", 2L, 2m)],
            answer.Rows.Select(row => (Date(row.Start), row.RequestsCount!.Value, row.CostUsd!.Value)));
        HistoryCoverage coverage = Assert.Single(answer.Accounts);
        Assert.Equal(("alpha", 4), (coverage.AccountId, coverage.UnitsKnown));
        Assert.Equal([("2026-11-04", "2026-11-06"), ("2026-11-07", "2026-11-25")], coverage.Gaps.Select(gap => (Date(gap.Start), Date(gap.End))));
    }

    [Fact]
    public async Task A_bucket_with_a_missing_day_and_today_are_not_complete()
    {
        await _home.RefreshAsync(_home.Alpha, Days("2026-11-09", "2026-11-15"), Day("2026-11-09", "a", 1));
        await _home.RefreshAsync(_home.Alpha, Days("2026-11-17", "2026-11-24"), Day("2026-11-17", "a", 1));

        IReadOnlyList<HistoryRow> weeks = (await AskAsync(HistoryGranularity.Week)).Rows;

        Assert.Equal([("2026-11-09", true), ("2026-11-16", false), ("2026-11-23", false)], weeks.Select(row => (Date(row.Start), row.IsComplete)));
    }

    [Fact]
    public async Task An_account_of_which_nothing_is_known_makes_no_row_incomplete()
    {
        await _home.RefreshAsync(_home.Alpha, November, Day("2026-11-02", "a", 1));

        HistoryAnswer answer = await _home.AskAsync(new HistoryQuery { Period = Days("2026-11-02", "2026-11-02"), TimeZone = TimeZoneInfo.Utc });

        Assert.True(Assert.Single(answer.Rows).IsComplete);
    }

    [Fact]
    public async Task Weeks_and_months_are_cut_at_the_periods_edges()
    {
        await _home.RefreshAsync(_home.Alpha, Days("2026-10-01", "2026-11-24"), [.. Enumerable.Range(0, 50).Select(i => Day(Date(Utc("2026-10-01").AddDays(i)), "a", 1))]);

        HistoryQuery query = new() { Accounts = ["alpha"], Period = Days("2026-10-08", "2026-11-10"), TimeZone = TimeZoneInfo.Utc };
        IReadOnlyList<HistoryRow> weeks = (await _home.AskAsync(query with { Granularity = HistoryGranularity.Week })).Rows;
        IReadOnlyList<HistoryRow> months = (await _home.AskAsync(query with { Granularity = HistoryGranularity.Month })).Rows;

        Assert.Equal(
            [("2026-10-08", 4L), ("2026-10-12", 7L), ("2026-10-19", 7L), ("2026-10-26", 7L), ("2026-11-02", 7L), ("2026-11-09", 2L)],
            weeks.Select(row => (Date(row.Start), row.RequestsCount!.Value)));
        Assert.Equal([("2026-10-08", 24L), ("2026-11-01", 10L)], months.Select(row => (Date(row.Start), row.RequestsCount!.Value)));
    }

    [Fact]
    public async Task Billed_and_estimated_costs_are_never_in_one_row_nor_other_currencies_in_dollars()
    {
        await _home.RefreshAsync(
            _home.Alpha,
            November,
            Day("2026-11-02", "a", 3, 0.5m),
            Day("2026-11-02", "b", null, null) with { CostOther = new MoneyAmount(2, "EUR"), CostSource = CostSource.Billed });
        await _home.RefreshAsync(_home.Beta, November, Day("2026-11-02", "a", 1, 0.25m, CostSource.Estimated));

        IReadOnlyList<HistoryRow> rows = (await AskAsync(HistoryGranularity.Month, accounts: ["alpha", "beta"])).Rows;

        Assert.Equal([(CostSource.Billed, 0.5m), (CostSource.Estimated, 0.25m)], rows.Select(row => (row.CostSource, row.CostUsd!.Value)));
        Assert.Equal(new MoneyAmount(2, "EUR"), Assert.Single(rows[0].CostOther));
    }

    [Fact]
    public async Task What_an_account_does_not_tell_is_unknown_in_the_sum_and_the_cost_the_least_it_can_be()
    {
        await _home.RefreshAsync(_home.Alpha, November, Day("2026-11-02", "a", 3, 0.5m) with { TokensInput = 10 });
        await _home.RefreshAsync(_home.Beta, November, Day("2026-11-02", "a", 1) with { TokensInput = null });

        HistoryRow sum = Assert.Single((await AskAsync(HistoryGranularity.Month, accounts: ["alpha", "beta"])).Rows);
        IReadOnlyList<HistoryRow> apart = (await AskAsync(HistoryGranularity.Month, HistoryGrouping.Account, ["alpha", "beta"])).Rows;

        Assert.Equal((4L, (long?)null, 0.5m, true), (sum.RequestsCount, sum.TokensInput, sum.CostUsd, sum.IsCostPartial));
        Assert.Equal([("alpha", 10L), ("beta", null)], apart.Select(row => (row.AccountId!, row.TokensInput)));
        Assert.Equal([false, true], apart.Select(row => row.IsCostPartial));
    }

    [Fact]
    public async Task Accounts_of_a_provider_are_one_or_apart_and_one_that_is_gone_keeps_its_history()
    {
        _home.WriteConfig("""{ "providers": { "alpha@work": { "api_key": "made-up", "auth_source": "config" } } }""");
        _home.Alpha.Answer = (_, period, _) => Task.FromResult(Report(period, [Day("2026-11-02", "a", 3)]));
        using (UsageTracker tracker = _home.Start())
        {
            await foreach (ProviderUsage usage in tracker.GetUsageAsync(new UsageQuery { Accounts = ["alpha"], Period = November }, Cancellation))
            {
                Assert.Null(usage.Error);
            }
        }

        _home.WriteConfig("{}");

        HistoryRow provider = Assert.Single((await AskAsync(HistoryGranularity.Month, HistoryGrouping.Provider)).Rows);
        IReadOnlyList<HistoryRow> accounts = (await AskAsync(HistoryGranularity.Month, HistoryGrouping.Account)).Rows;
        HistoryRow gone = Assert.Single((await AskAsync(HistoryGranularity.Month, HistoryGrouping.Account, ["alpha@work"])).Rows);

        Assert.Equal(("alpha", "ALPHA", null, 6L), (provider.ProviderId, provider.ProviderName, provider.AccountId, provider.RequestsCount));
        Assert.Equal(["alpha", "alpha@work"], accounts.Select(row => row.AccountId));
        Assert.Equal(3, gone.RequestsCount);
    }

    [Fact]
    public async Task An_unknown_account_is_told()
    {
        UnknownAccountException exception = await Assert.ThrowsAsync<UnknownAccountException>(() => AskAsync(HistoryGranularity.Day, accounts: ["alpah"]));

        Assert.Equal("alpah", exception.Account);
    }

    [Fact]
    public async Task Hours_are_told_where_the_provider_told_them()
    {
        UsageBreakdown Hour(int hour, long requests) =>
            new() { Start = Utc("2026-11-20").AddHours(hour), End = Utc("2026-11-20").AddHours(hour + 1), Model = "a", RequestsCount = requests };
        await _home.RefreshAsync(_home.Alpha, new UsagePeriod(Utc("2026-11-20"), Utc("2026-11-20").AddHours(4)), Hour(1, 5), Hour(3, 7));

        HistoryQuery query = new() { Accounts = ["alpha"], Period = Days("2026-11-20", "2026-11-20"), Granularity = HistoryGranularity.Hour, TimeZone = ZonedTime.Find("Asia/Tokyo") };
        HistoryAnswer answer = await _home.AskAsync(query);

        Assert.Equal(
            [("2026-11-20T09:00:00+09:00", 0L), ("2026-11-20T10:00:00+09:00", 5L), ("2026-11-20T11:00:00+09:00", 0L), ("2026-11-20T12:00:00+09:00", 7L)],
            answer.Rows.Select(row => (row.Start.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), row.RequestsCount!.Value)));
        HistoryGap gap = Assert.Single(Assert.Single(answer.Accounts).Gaps);
        Assert.Equal((Utc("2026-11-20").AddHours(4), Utc("2026-11-21")), (gap.Start.ToUniversalTime(), gap.End.ToUniversalTime()));
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("Pacific/Auckland")]
    [InlineData("America/Los_Angeles")]
    public async Task A_providers_UTC_day_is_the_day_of_its_date_in_every_zone(string zone)
    {
        await _home.RefreshAsync(_home.Alpha, Days("2026-11-01", "2026-11-04"), Day("2026-11-01", "a", 1), Day("2026-11-02", "a", 2), Day("2026-11-03", "a", 4), Day("2026-11-04", "a", 8));
        TimeZoneInfo found = ZonedTime.Find(zone)!;
        UsagePeriod twoDays = new(UsagePeriod.Midnight(new DateOnly(2026, 11, 2), found), UsagePeriod.Midnight(new DateOnly(2026, 11, 4), found));

        HistoryAnswer answer = await _home.AskAsync(new HistoryQuery { Accounts = ["alpha"], Period = twoDays, TimeZone = found });

        Assert.Equal([("2026-11-02", 2L), ("2026-11-03", 4L)], answer.Rows.Select(row => (Date(row.Start), row.RequestsCount!.Value)));
    }

    [Fact]
    public async Task A_coding_tools_history_comes_from_its_logs_and_is_not_in_the_store()
    {
        _home.WriteLog(Line("m1", "2026-11-10T10:00:00Z"), Line("m2", "2026-11-12T23:30:00Z"));

        HistoryQuery query = new() { Accounts = ["claude-code"], Period = November, TimeZone = TimeZoneInfo.Utc, By = HistoryGrouping.Account };
        HistoryAnswer answer = await _home.AskAsync(query);
        HistoryAnswer again = await _home.AskAsync(query);
        HistoryAnswer tokyo = await _home.AskAsync(query with { TimeZone = ZonedTime.Find("Asia/Tokyo"), By = HistoryGrouping.Project });

        Assert.Equal([("2026-11-10", 1L), ("2026-11-11", 0L), ("2026-11-12", 1L), ("2026-11-13", 0L)], answer.Rows.Take(4).Select(row => (Date(row.Start), row.RequestsCount!.Value)));
        Assert.Equal(CostSource.Estimated, answer.Rows[0].CostSource);
        Assert.Equal(answer.Rows.Sum(row => row.RequestsCount), again.Rows.Sum(row => row.RequestsCount));
        Assert.Equal([("2026-11-10", "/home/dev/app"), ("2026-11-13", "/home/dev/app")], tokyo.Rows.Select(row => (Date(row.Start), row.Project!)));
        Assert.Equal(("2026-11-01", "2026-11-10"), (Date(answer.Accounts[0].Gaps[0].Start), Date(answer.Accounts[0].Gaps[0].End)));
    }

    [Fact]
    public async Task A_store_that_cannot_be_used_answers_with_nothing_and_says_so()
    {
        Directory.CreateDirectory(_home.Paths.StoreFile);

        HistoryAnswer answer = await AskAsync(HistoryGranularity.Day);

        Assert.Empty(answer.Rows);
        Assert.Single(_home.Logger.Warnings);
    }

    private static string Line(string message, string time) => new ClaudeLine { Message = message, Request = message, Time = time }.ToString();

    private static string Date(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<HistoryAnswer> AskAsync(HistoryGranularity granularity, HistoryGrouping by = HistoryGrouping.None, string[]? accounts = null) =>
        _home.AskAsync(new HistoryQuery { Accounts = accounts ?? ["alpha"], Period = November, Granularity = granularity, By = by, TimeZone = TimeZoneInfo.Utc });
}
