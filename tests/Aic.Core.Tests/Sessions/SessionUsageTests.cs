using Aic.Core.Configuration;
using Aic.Core.Providers;
using Aic.Core.Sessions;
using Aic.Core.Tests.Tracking;
using Aic.Core.Usage;
using Aic.Testing.Sessions;

namespace Aic.Core.Tests.Sessions;

/// <summary>Coding tools among the providers.</summary>
public sealed class SessionUsageTests : IDisposable
{
    private const string Log = ".claude/projects/-home-dev-app/session-a.jsonl";

    public static MatrixTheoryData<string, int> ToolsAndSeeds => new(GeneratedLogs.Tools, [1, 2]);

    private readonly SessionHome _home = new();
    private readonly List<UsageTracker> _trackers = [];

    public void Dispose()
    {
        _trackers.ForEach(tracker => tracker.Dispose());
        _home.Dispose();
    }

    [Fact]
    public async Task Somebody_without_any_key_sees_what_was_used_and_what_it_would_have_cost()
    {
        _home.Write(Log, new ClaudeLine { Input = 1_000_000, Output = 100_000 }.ToString());

        ProviderUsage usage = Assert.Single(await Start().AskAllAsync());

        Assert.Equal(("claude-code", "Claude Code", true, true, AuthSource.Sessions), (usage.ProviderId, usage.ProviderName, usage.IsAvailable, usage.IsConfigured, usage.AuthSource));
        Assert.Null(usage.Error);
        UsageData data = usage.Usage!;
        Assert.Equal((1, 1_000_000, 100_000, 0, 0), (data.RequestsCount, data.TokensInput, data.TokensOutput, data.TokensCacheRead, data.TokensCacheWrite));

        // $3 and $15 for a million: https://platform.claude.com/docs/en/about-claude/pricing
        Assert.Equal((6m + 1.5m + 0.75m, CostSource.Estimated), (data.CostUsd, data.CostSource));
        Assert.Empty(usage.Notes);
    }

    [Theory]
    [MemberData(nameof(ToolsAndSeeds))]
    public async Task A_megabyte_of_logs_costs_what_who_wrote_them_says(string tool, int seed)
    {
        DateTimeOffset begin = _home.Time.GetUtcNow().AddDays(-20);
        LogTotals told = LogTotals.Of(GeneratedLogs.Write(tool, _home.PathOf(""), 1_000_000, seed, begin));

        UsageData data = Assert.Single(await Start().AskAllAsync()).Usage!;

        Assert.Equal(
            (told.Requests, told.Input, told.Output, told.CacheRead, told.CacheWrite5m + told.CacheWrite1h),
            (data.RequestsCount, data.TokensInput, data.TokensOutput, data.TokensCacheRead, data.TokensCacheWrite));
        Assert.Equal(told.CostUsd, data.CostUsd);
    }

    [Fact]
    public async Task Requests_on_either_side_of_a_threshold_have_each_their_price()
    {
        _home.Write(Log, new ClaudeLine { Input = 100_000, Output = 0 }.ToString() + new ClaudeLine { Message = "msg_2", Input = 300_000, Output = 0 });

        Assert.Equal(0.3m + 1.8m, Assert.Single(await Start().AskAllAsync()).Usage!.CostUsd);
    }

    [Fact]
    public async Task A_model_without_a_price_is_named_and_costs_nothing_known()
    {
        _home.Write(Log, new ClaudeLine { Model = "house-model" }.ToString() + new ClaudeLine { Message = "msg_2", Input = 1_000_000, Output = 0 });

        ProviderUsage usage = Assert.Single(await Start().AskAllAsync());

        Assert.Equal(6m, usage.Usage!.CostUsd);
        UsageBreakdown unknown = Assert.Single(usage.Usage.Breakdown, row => row.Model == "house-model");
        Assert.Equal((null, CostSource.Unknown), (unknown.CostUsd, unknown.CostSource));
        Assert.Contains(usage.Notes, note => note.Contains("house-model: 1 responses", StringComparison.Ordinal));
        Assert.True(Assert.Single(UsageGrouper.Group([usage], UsageGrouping.Provider | UsageGrouping.Day, TimeZoneInfo.Utc)).IsCostPartial);
    }

    [Fact]
    public async Task A_tool_that_was_not_used_in_the_period_cost_nothing()
    {
        _home.Write(Log, new ClaudeLine { Time = "2026-09-20T19:00:00Z" }.ToString());

        UsageData data = Assert.Single(await Start().AskAllAsync()).Usage!;

        Assert.Equal((0, 0, 0m, CostSource.Estimated), (data.RequestsCount, data.TokensInput, data.CostUsd, data.CostSource));
    }

    [Theory]
    [InlineData("Asia/Kathmandu", 21)]
    [InlineData("America/Los_Angeles", 20)]
    [InlineData("UTC", 20)]
    public async Task Days_are_the_users(string zone, int day)
    {
        _home.Write(Log, new ClaudeLine { Time = "2026-11-20T19:00:00Z" }.ToString());
        TimeZoneInfo user = TimeZoneInfo.FindSystemTimeZoneById(zone);
        _home.Time.SetLocalTimeZone(user);

        ProviderUsage usage = Assert.Single(await Start().AskAllAsync());

        Assert.Equal(new DateOnly(2026, 11, day), Assert.Single(UsageGrouper.Group([usage], UsageGrouping.Day, user)).Day);
    }

    [Fact]
    public async Task What_was_appended_is_there_at_the_next_question_whatever_the_cache_says()
    {
        _home.Write(Log, new ClaudeLine().ToString());
        UsageTracker tracker = Start();
        await tracker.AskAllAsync();
        _home.Append(Log, new ClaudeLine { Message = "msg_2" }.ToString());

        Assert.Equal(2, Assert.Single(await tracker.AskAllAsync()).Usage!.RequestsCount);
    }

    [Fact]
    public async Task A_tool_that_is_not_there_is_not_mentioned_unless_it_is_asked_for()
    {
        UsageTracker tracker = Start();

        Assert.Empty(await tracker.AskAllAsync());
        Assert.Empty(await tracker.AskAllAsync(new UsageQuery { Accounts = ["claude*"] }));
        ProviderUsage usage = await tracker.AskAsync("claude-code");
        Assert.Equal((false, false, null), (usage.IsConfigured, usage.IsAvailable, usage.Error));
        Assert.Contains("no session logs", usage.Description, StringComparison.Ordinal);
        Assert.Equal(KeyStatus.Missing, (await tracker.TestAsync("claude-code")).Status);
    }

    [Fact]
    public async Task A_tool_can_be_switched_off()
    {
        _home.Write(Log, new ClaudeLine().ToString());
        UsageTracker tracker = Start();
        tracker.Config.Update(config => config with { Providers = new Dictionary<string, ProviderConfig> { ["claude-code"] = new() { Enabled = false } } });

        ProviderUsage usage = Assert.Single(await tracker.AskAllAsync());

        Assert.Equal((null, "disabled"), (usage.Usage, UsageText.Status(usage)));
    }

    [Fact]
    public async Task A_test_tells_which_folders_are_read()
    {
        _home.Write(Log, new ClaudeLine().ToString());

        KeyValidation verdict = await Start().TestAsync("claude-code");

        Assert.Equal(KeyStatus.Valid, verdict.Status);
        Assert.Contains(_home.PathOf(".claude/projects"), verdict.Message, StringComparison.Ordinal);
    }

    private UsageTracker Start()
    {
        UsageTracker tracker = new(new UsageTrackerOptions
        {
            Paths = new AicPaths(_home.Folder, _home.Folder),
            GetVariable = _home.Variables.GetValueOrDefault,
            Time = _home.Time,
            Logger = _home.Logger,
            Catalog = [.. SessionReaders.All.Where(reader => GeneratedLogs.Tools.Contains(reader.Id)).Select(reader => new SessionProvider(reader))],
        });
        _trackers.Add(tracker);
        return tracker;
    }
}
