using Aic.Core.Storage;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Storage;

public sealed class HistoryStoreTests : IDisposable
{
    private static readonly DateTimeOffset FirstDay = StoreHome.November.Start;

    private readonly StoreHome _home = new();
    private readonly UsageStore _store;

    public HistoryStoreTests() => _store = _home.Open();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_row_comes_back_as_it_was_saved()
    {
        UsageBreakdown row = Day(1, "gpt-5") with
        {
            Item = "batch",
            RequestsCount = 3,
            TokensInput = long.MaxValue,
            TokensOutput = 2,
            TokensCacheRead = 4,
            TokensCacheWrite = 5,
            TokensCacheWrite1h = 1,
            CostUsd = 12.345678901234567890m,
            CostOther = new MoneyAmount(0.10m, "EUR"),
            CostSource = CostSource.Billed,
            Quantities = [new UsageQuantity("images", 2)],
        };

        Save(row);

        Assert.Equivalent(row, Assert.Single(Read()), strict: true);
    }

    [Fact]
    public void What_is_unknown_stays_unknown()
    {
        Save(Day(1, model: null));

        UsageBreakdown row = Assert.Single(Read());
        Assert.Null(row.Model);
        Assert.Null(row.Item);
        Assert.Null(row.RequestsCount);
        Assert.Null(row.TokensInput);
        Assert.Null(row.CostUsd);
        Assert.Null(row.CostOther);
        Assert.Equal(CostSource.Unknown, row.CostSource);
    }

    [Fact]
    public void Fetching_again_replaces_and_never_adds()
    {
        Save(Day(1, "gpt-5") with { RequestsCount = 10 }, Day(1, "gone") with { RequestsCount = 1 }, Day(2, "gpt-5") with { RequestsCount = 20 });

        Save(Day(1, "gpt-5") with { RequestsCount = 11 }, Day(2, "gpt-5") with { RequestsCount = 20 });

        Assert.Equal([("gpt-5", 11L), ("gpt-5", 20L)], Read().Select(row => (row.Model!, row.RequestsCount!.Value)));
    }

    [Fact]
    public void Days_outside_of_what_is_fetched_stay()
    {
        Save(Day(1, "gpt-5") with { RequestsCount = 1 }, Day(2, "gpt-5") with { RequestsCount = 2 }, Day(3, "gpt-5") with { RequestsCount = 3 });

        Save(new UsagePeriod(FirstDay.AddDays(1), FirstDay.AddDays(2)), Day(2, "gpt-5") with { RequestsCount = 20 });

        Assert.Equal([1, 20, 3], Read().Select(row => row.RequestsCount!.Value));
    }

    [Fact]
    public void Other_accounts_keep_theirs()
    {
        Save(Day(1, "gpt-5") with { RequestsCount = 1 });
        _store.SaveUsage(StoreHome.Key with { AccountId = "openai@work" }, _home.Usage(0, Day(1, "gpt-5") with { RequestsCount = 2 }));

        Assert.Equal(1, Assert.Single(Read()).RequestsCount);
        Assert.Equal(2, Assert.Single(Read("openai@work")).RequestsCount);
    }

    [Fact]
    public void Hours_are_summed_to_utc_days()
    {
        Save(
            Hour(0, "a") with { TokensInput = 1, CostUsd = 0.1m },
            Hour(23, "a") with { TokensInput = 2 },
            Hour(24, "a") with { TokensInput = 4 },
            Hour(5, "b") with { TokensInput = 8 });

        Assert.Equal(
            [(FirstDay, "a", 3L, 0.1m), (FirstDay, "b", 8L, null), (FirstDay.AddDays(1), "a", 4L, (decimal?)null)],
            Read().Select(row => (row.Start, row.Model!, row.TokensInput!.Value, row.CostUsd)));
    }

    [Fact]
    public void Costs_of_another_kind_or_currency_are_never_summed()
    {
        Save(
            Day(1, "a") with { CostUsd = 1, CostSource = CostSource.Billed },
            Day(1, "a") with { CostUsd = 2, CostSource = CostSource.Estimated },
            Day(1, "a") with { CostOther = new MoneyAmount(3, "EUR"), CostSource = CostSource.Billed },
            Day(1, "a") with { CostOther = new MoneyAmount(4, "GBP"), CostSource = CostSource.Billed },
            Day(1, "a") with { CostOther = new MoneyAmount(5, "GBP"), CostSource = CostSource.Billed });

        Assert.Equal(
            [(1m, null, CostSource.Billed), (null, new MoneyAmount(3, "EUR"), CostSource.Billed), (null, new MoneyAmount(9, "GBP"), CostSource.Billed), ((decimal?)2m, (MoneyAmount?)null, CostSource.Estimated)],
            Read().Select(row => (row.CostUsd, row.CostOther, row.CostSource)));
    }

    [Fact]
    public void A_day_that_was_fetched_in_part_is_not_history()
    {
        UsagePeriod localDays = new(FirstDay.AddHours(-2), FirstDay.AddDays(2).AddHours(-2));

        Save(localDays, Hour(-1, "a") with { TokensInput = 1 }, Hour(3, "a") with { TokensInput = 2 }, Hour(25, "a") with { TokensInput = 4 });

        UsageBreakdown row = Assert.Single(Read());
        Assert.Equal((FirstDay, 2L), (row.Start, row.TokensInput!.Value));
    }

    [Fact]
    public void A_partial_fetch_does_not_replace_a_whole_day()
    {
        Save(Day(1, "a") with { TokensInput = 100 });

        Save(new UsagePeriod(FirstDay, FirstDay.AddHours(20)), Hour(3, "a") with { TokensInput = 1 });

        Assert.Equal(100, Assert.Single(Read()).TokensInput);
    }

    [Fact]
    public void Whole_days_at_the_edges_of_a_period_count_since_the_provider_gave_them_whole()
    {
        UsagePeriod localDay = new(FirstDay.AddHours(5), FirstDay.AddDays(1).AddHours(5));

        Save(localDay, Day(1, "a") with { TokensInput = 7 });

        Assert.Equal(7, Assert.Single(Read()).TokensInput);
    }

    [Fact]
    public void A_bucket_of_more_than_a_day_is_left_out()
    {
        Save(Day(1, "a") with { TokensInput = 100 });

        Save(new UsageBreakdown { Start = FirstDay, End = FirstDay.AddDays(30), Model = "a", TokensInput = 5 });

        Assert.Equal(100, Assert.Single(Read()).TokensInput);
    }

    [Fact]
    public void Totals_without_a_breakdown_leave_history_alone()
    {
        Save(Day(1, "a") with { TokensInput = 100 });

        _store.SaveUsage(StoreHome.Key, _home.Usage(3));

        Assert.Equal(100, Assert.Single(Read()).TokensInput);
    }

    [Fact]
    public void That_nothing_was_used_is_known_and_corrects_what_was_said_before()
    {
        Save(Day(1, "a") with { TokensInput = 100 });

        Save();

        Assert.Empty(Read());
        Assert.All(Units(HistorySpan.Day).Take(24), unit => Assert.True(unit.IsKnown));
    }

    [Fact]
    public void Days_that_were_fetched_are_known_and_those_to_come_are_not()
    {
        Save(Day(3, "a"));

        IReadOnlyList<HistoryUnit> units = Units(HistorySpan.Day);
        Assert.Equal(Enumerable.Range(1, 30).Select(day => day <= 24), units.Select(unit => unit.IsKnown));
        Assert.True(units[22].IsOver(FirstDay.AddDays(23)));
        Assert.False(units[23].IsOver(FirstDay.AddDays(24)));
    }

    [Fact]
    public void Hours_are_kept_where_the_provider_tells_them()
    {
        Save(new UsagePeriod(FirstDay.AddMinutes(30), FirstDay.AddHours(6)), Hour(0, "a") with { TokensInput = 1 }, Hour(3, "a") with { TokensInput = 2 }, Hour(3, "b") with { TokensInput = 4 });

        IReadOnlyList<UsageBreakdown> rows = _home.Open().ReadHistory("openai", HistorySpan.Hour, FirstDay, FirstDay.AddDays(1))!;
        Assert.Equal([(3, "a", 2L), (3, "b", 4L)], rows.Select(row => (row.Start.Hour, row.Model!, row.TokensInput!.Value)));
        Assert.Equal([false, true, true, true, true, true, false], Units(HistorySpan.Hour, 7).Select(unit => unit.IsKnown));
    }

    [Fact]
    public void Days_alone_tell_no_hours()
    {
        Save(Day(1, "a") with { TokensInput = 1 });

        Assert.DoesNotContain(Units(HistorySpan.Hour), unit => unit.IsKnown);
    }

    [Fact]
    public void Reading_is_limited_to_the_days_asked_for()
    {
        Save(Day(1, "a"), Day(2, "a"), Day(3, "a"));

        IReadOnlyList<UsageBreakdown>? rows = _store.ReadHistory("openai", HistorySpan.Day, FirstDay.AddDays(1), FirstDay.AddDays(2));

        Assert.Equal(FirstDay.AddDays(1), Assert.Single(rows!).Start);
    }

    private static UsageBreakdown Day(int day, string? model) =>
        new() { Start = FirstDay.AddDays(day - 1), End = FirstDay.AddDays(day), Model = model };

    private static UsageBreakdown Hour(int hour, string model) =>
        new() { Start = FirstDay.AddHours(hour), End = FirstDay.AddHours(hour + 1), Model = model };

    private void Save(params UsageBreakdown[] rows) => Save(StoreHome.November, rows);

    private void Save(UsagePeriod period, params UsageBreakdown[] rows)
    {
        ProviderUsage usage = _home.Usage(0, rows);
        _store.SaveUsage(
            StoreHome.Key with { Period = period },
            usage with { Usage = usage.Usage! with { PeriodStart = period.Start, PeriodEnd = period.End } });
        Assert.Empty(_home.Logger.Warnings);
    }

    private IReadOnlyList<UsageBreakdown> Read(string account = "openai") =>
        _home.Open().ReadHistory(account, HistorySpan.Day, FirstDay.AddMonths(-1), FirstDay.AddMonths(2))!;

    private IReadOnlyList<HistoryUnit> Units(HistorySpan span, int hours = 30 * 24) =>
        _home.Open().ReadHistoryUnits("openai", span, FirstDay, FirstDay.AddHours(hours))!;
}
