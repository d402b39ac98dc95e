using Aic.Core.History;
using Aic.Core.Storage;
using Aic.Core.Tests.Storage;
using Aic.Core.Usage;
using static Aic.Core.Tests.History.HistoryHome;

namespace Aic.Core.Tests.History;

/// <summary>History that is too old goes, once a day, and its place on the disk with it.</summary>
public sealed class HistoryRetentionTests : IDisposable
{
    private readonly StoreHome _home = new();
    private readonly UsageStore _store;

    public HistoryRetentionTests() => _store = _home.Open();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Days_beyond_the_limit_go_and_the_others_stay()
    {
        SaveDays("2026-09-01", "2026-11-24");

        _store.KeepSmall(new HistoryRetention(30, 30));

        Assert.Equal(Utc("2026-10-25"), Read(HistorySpan.Day).Min(row => row.Start));
        Assert.Equal(31, Read(HistorySpan.Day).Count);
        Assert.Equal(2L, _home.Scalar("SELECT COUNT(*) FROM history;"));
    }

    [Fact]
    public void Old_hours_become_a_day_where_the_day_is_not_known()
    {
        SaveHours("2026-10-01", 24);
        DropDays();

        _store.KeepSmall(new HistoryRetention(3650, 7));

        UsageBreakdown day = Assert.Single(Read(HistorySpan.Day));
        Assert.Equal((Utc("2026-10-01"), 24L, 2.4m), (day.Start, day.RequestsCount!.Value, day.CostUsd!.Value));
        Assert.Empty(Read(HistorySpan.Hour));
    }

    [Fact]
    public void Old_hours_of_a_part_of_a_day_become_no_day()
    {
        SaveHours("2026-10-01", 20);
        DropDays();

        _store.KeepSmall(new HistoryRetention(3650, 7));

        Assert.Empty(Read(HistorySpan.Day));
        Assert.Empty(Read(HistorySpan.Hour));
    }

    [Fact]
    public void A_day_that_is_known_has_the_last_word_over_its_hours()
    {
        SaveHours("2026-10-01", 24);
        SaveDays("2026-10-01", "2026-10-01", requests: 7);

        _store.KeepSmall(new HistoryRetention(3650, 7));

        Assert.Equal(7, Assert.Single(Read(HistorySpan.Day)).RequestsCount);
    }

    [Fact]
    public void It_is_done_once_a_day()
    {
        SaveDays("2026-11-01", "2026-11-24");
        _store.KeepSmall(new HistoryRetention(20, 20));
        _home.Time.Advance(TimeSpan.FromHours(23));
        _store.KeepSmall(new HistoryRetention(5, 5));
        Assert.Equal(21, Read(HistorySpan.Day).Count);

        _home.Time.Advance(TimeSpan.FromHours(2));
        _store.KeepSmall(new HistoryRetention(5, 5));

        Assert.Equal(5, Read(HistorySpan.Day).Count);
    }

    [Fact]
    public void A_clock_that_was_ahead_does_not_put_it_off()
    {
        _home.Time.SetUtcNow(Utc("2026-12-24"));
        SaveDays("2026-11-01", "2026-11-30");
        _store.KeepSmall(new HistoryRetention(3650, 90));
        UsageStore later = new(_home.Path, Path.Combine(_home.DataFolder, "locks"), new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Utc("2026-12-01")), _home.Logger);

        later.KeepSmall(new HistoryRetention(10, 10));

        Assert.Equal(10, Read(HistorySpan.Day).Count);
    }

    [Fact]
    public void The_disk_gets_the_place_back()
    {
        for (int month = 1; month <= 10; month++)
        {
            DateTimeOffset start = Utc($"2026-{month:00}-01");
            UsageBreakdown[] rows = [.. Enumerable.Range(0, 28 * 200).Select(i => Day("2026-01-01", $"model-{i % 200}-{month}", i) with { Start = start.AddDays(i / 200), End = start.AddDays((i / 200) + 1) })];
            Save(new UsagePeriod(start, start.AddDays(28)), rows);
        }

        long before = (long)_home.Scalar("PRAGMA page_count;")!;

        _store.KeepSmall(new HistoryRetention(30, 30));

        Assert.True((long)_home.Scalar("PRAGMA page_count;")! < before / 2);
        Assert.Equal(0L, _home.Scalar("PRAGMA freelist_count;"));
        Assert.Equal("ok", _home.Scalar("PRAGMA integrity_check;"));
    }

    [Fact]
    public async Task What_was_fetched_is_kept_as_long_as_the_configuration_says()
    {
        using HistoryHome home = new();
        home.WriteConfig("""{ "history_retention_days": 3 }""");
        await home.RefreshAsync(home.Alpha, Days("2026-11-01", "2026-11-24"), [.. Enumerable.Range(1, 24).Select(day => Day($"2026-11-{day:00}", "a", 1))]);

        HistoryAnswer answer = await home.AskAsync(new HistoryQuery { Accounts = ["alpha"], Period = Days("2026-11-01", "2026-11-24"), TimeZone = TimeZoneInfo.Utc });

        Assert.Equal([21, 22, 23, 24], answer.Rows.Select(row => row.Start.Day));
    }

    private void SaveDays(string first, string last, long requests = 1)
    {
        UsagePeriod period = Days(first, last);
        Save(period, [.. Enumerable.Range(0, (int)(period.End - period.Start).TotalDays).Select(day =>
            new UsageBreakdown { Start = period.Start.AddDays(day), End = period.Start.AddDays(day + 1), Model = "a", RequestsCount = requests })]);
    }

    private void SaveHours(string day, int hours)
    {
        DateTimeOffset start = Utc(day);
        Save(new UsagePeriod(start, start.AddHours(hours)), [.. Enumerable.Range(0, hours).Select(hour =>
            new UsageBreakdown { Start = start.AddHours(hour), End = start.AddHours(hour + 1), Model = "a", RequestsCount = 1, CostUsd = 0.1m, CostSource = CostSource.Billed })]);
    }

    private void Save(UsagePeriod period, UsageBreakdown[] rows)
    {
        ProviderUsage usage = _home.Usage(0, rows);
        _store.SaveHistory("openai", usage with { Usage = usage.Usage! with { PeriodStart = period.Start, PeriodEnd = period.End } });
        Assert.Empty(_home.Logger.Warnings);
    }

    private void DropDays() => _home.Scalar("DELETE FROM history WHERE span = 'day';");

    private IReadOnlyList<UsageBreakdown> Read(HistorySpan span) => _home.Open().ReadHistory("openai", span, Utc("2026-01-01"), Utc("2027-01-01"))!;
}
