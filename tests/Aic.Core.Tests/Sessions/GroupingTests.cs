using System.Globalization;
using Aic.Core.Configuration;
using Aic.Core.Sessions;
using Aic.Core.Sessions.ClaudeCode;
using Aic.Core.Tests.Tracking;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Sessions;

/// <summary>Coding tools' usage by project, session, hour, block and in any time zone.</summary>
public sealed class GroupingTests : IDisposable
{
    private const string Log = ".claude/projects/-home-dev-app/session-a.jsonl";

    private readonly SessionHome _home = new();
    private readonly List<UsageTracker> _trackers = [];
    private int _messages;

    public void Dispose()
    {
        _trackers.ForEach(tracker => tracker.Dispose());
        _home.Dispose();
    }

    [Fact]
    public async Task Rows_tell_apart_what_is_asked_for_and_nothing_else()
    {
        Write("session-a", "2026-11-20T10:00:00Z", "2026-11-20T10:30:00Z", "2026-11-20T11:00:00Z");
        Write("session-b", "2026-11-20T10:00:00Z");

        Assert.Single((await AskAsync(UsageGrouping.None)).Usage!.Breakdown);
        Assert.Equal(["session-a", "session-b"], (await AskAsync(UsageGrouping.Session)).Usage!.Breakdown.Select(row => row.Session));
        Assert.Equal(["/home/dev/app"], (await AskAsync(UsageGrouping.Project)).Usage!.Breakdown.Select(row => row.Project));
        Assert.Equal([3, 1], (await AskAsync(UsageGrouping.Hour)).Usage!.Breakdown.Select(row => (int)row.RequestsCount!));
        ProviderUsage all = await AskAsync(UsageGrouping.Detail);
        Assert.Equal((3, 4L), (all.Usage!.Breakdown.Count, all.Usage.RequestsCount));
    }

    [Fact]
    public async Task A_copy_in_another_session_counts_once_and_where_it_came_from()
    {
        ClaudeLine line = new() { Time = "2026-11-20T10:00:00Z" };
        _home.Write(Log, line.ToString());
        _home.Write(Log.Replace("session-a", "session-b", StringComparison.Ordinal), (line with { Session = "session-b", Time = "2026-11-21T10:00:00Z" }).ToString());

        UsageBreakdown row = Assert.Single((await AskAsync(UsageGrouping.Session)).Usage!.Breakdown);

        Assert.Equal(("session-a", 1L), (row.Session, row.RequestsCount));
    }

    [Theory]
    [InlineData("UTC", "2026-03-29", 24)]
    [InlineData("Europe/Berlin", "2026-03-29", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", 25)]
    [InlineData("America/New_York", "2026-11-01", 25)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 25)]
    [InlineData("Asia/Kathmandu", "2026-03-29", 24)]
    public async Task Each_hour_of_a_day_is_one_and_the_repeated_one_is_two(string zoneId, string date, int hours)
    {
        TimeZoneInfo zone = ZonedTime.Find(zoneId)!;
        DateOnly day = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        DateTimeOffset start = UsagePeriod.Midnight(day, zone);
        DateTimeOffset end = UsagePeriod.Midnight(day.AddDays(1), zone);
        List<string> times = [];
        for (DateTimeOffset time = start; time < end; time = time.AddMinutes(15))
        {
            times.Add(Text(time));
        }

        Write("session-a", [Text(start.AddTicks(-1)), .. times, Text(end)]);

        ProviderUsage usage = await AskAsync(UsageGrouping.Hour, new UsagePeriod(start, end), zone);

        Assert.Equal(times.Count, usage.Usage!.RequestsCount);
        IReadOnlyList<UsageGroup> byHour = UsageGrouper.Group([usage], UsageGrouping.Hour, zone);
        Assert.Equal(hours, byHour.Count);
        Assert.Equal(times.Count, byHour.Sum(group => group.RequestsCount));
        Assert.Equal(byHour.Count, byHour.Select(group => group.Hour!.Value.ToString("O", CultureInfo.InvariantCulture)).Distinct().Count());
        Assert.Equal([(day, (long?)times.Count)], UsageGrouper.Group([usage], UsageGrouping.Day, zone).Select(group => (group.Day!.Value, group.RequestsCount)));
    }

    [Fact]
    public async Task A_block_begins_at_the_hour_of_its_first_response_and_ends_five_hours_later()
    {
        Write("session-a", "2026-11-20T10:40:00Z", "2026-11-20T14:59:59Z", "2026-11-20T15:00:00Z", "2026-11-20T23:10:00Z");

        IReadOnlyList<UsageGroup> blocks = UsageGrouper.Group([await AskAsync(UsageGrouping.Block)], UsageGrouping.Block, TimeZoneInfo.Utc);

        Assert.Equal(
            [("2026-11-20 10:00 to 15:00", 2L), ("2026-11-20 15:00 to 20:00", 1L), ("2026-11-20 23:00 to 04:00", 1L)],
            blocks.Select(group => (UsageText.Block(group.Block, TimeZoneInfo.Utc), group.RequestsCount!.Value)));
        Assert.All(blocks, group => Assert.Equal(("claude-code", null), (group.ProviderId, group.Forecast)));
    }

    [Fact]
    public async Task A_block_does_not_depend_on_the_period_that_is_asked_for()
    {
        // A response in each hour for ten days: there is no pause, so that the first response of all decides where blocks begin.
        DateTimeOffset first = new(2026, 11, 10, 7, 30, 0, TimeSpan.Zero);
        Write("session-a", [.. Enumerable.Range(0, 240).Select(hour => Text(first.AddHours(hour)))]);

        ProviderUsage usage = await AskAsync(UsageGrouping.Block, new UsagePeriod(first.AddHours(201), first.AddHours(204)));

        // Block 40 begins 200 hours after 07:00; of its five responses, three are in the period.
        UsageBreakdown row = Assert.Single(usage.Usage!.Breakdown);
        Assert.Equal((new DateTimeOffset(2026, 11, 18, 15, 0, 0, TimeSpan.Zero), 3L), (row.Block!.Start, row.RequestsCount));
    }

    [Fact]
    public async Task The_active_block_tells_how_fast_it_is_used_and_what_it_comes_to()
    {
        // Two responses of $6.00 within two hours; three hours are left at 12:00.
        _home.Write(Log, string.Concat(new[] { "2026-11-24T10:00:00Z", "2026-11-24T12:00:00Z" }.Select((time, i) =>
            new ClaudeLine { Message = $"m{i}", Input = 1_000_000, Output = 0, Time = time }.ToString())));

        IReadOnlyList<UsageGroup> groups = UsageGrouper.Group([await AskAsync(UsageGrouping.Block)], UsageGrouping.Block, TimeZoneInfo.Utc);

        UsageGroup active = Assert.Single(groups);
        Assert.True(active.Block!.IsActive);
        Assert.Equal(12m, active.CostUsd);
        Assert.Equal(new UsageForecast(16666.67m, 6m, 5_000_000, 30m), active.Forecast);
        Assert.Null(Assert.Single(UsageGrouper.Group([await AskAsync(UsageGrouping.Block)], UsageGrouping.Block | UsageGrouping.Day, TimeZoneInfo.Utc)).Forecast);
    }

    private void Write(string session, params string[] times) => _home.Write(
        Log.Replace("session-a", session, StringComparison.Ordinal),
        string.Concat(times.Select(time => new ClaudeLine { Message = $"msg_{_messages++}", Session = session, Time = time }.ToString())));

    private async Task<ProviderUsage> AskAsync(UsageGrouping detail, UsagePeriod? period = null, TimeZoneInfo? zone = null)
    {
        UsageTracker tracker = new(new UsageTrackerOptions
        {
            Paths = new AicPaths(_home.Folder, _home.Folder),
            GetVariable = _home.Variables.GetValueOrDefault,
            Time = _home.Time,
            Logger = _home.Logger,
            Catalog = [new SessionProvider(new ClaudeCodeReader())],
        });
        _trackers.Add(tracker);
        return Assert.Single(await tracker.AskAllAsync(new UsageQuery { Detail = detail, Period = period, TimeZone = zone }));
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
