using Aic.Core.Configuration;
using Aic.Core.Sessions;
using Aic.Core.Sessions.ClaudeCode;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Sessions;

/// <summary>The sessions themselves, and how tools stand at this moment.</summary>
public sealed class SessionListTests : IDisposable
{
    private const string Folder = ".claude/projects/-home-dev-app/";

    private readonly SessionHome _home = new();
    private readonly UsageTracker _tracker;
    private int _messages;

    public SessionListTests() => _tracker = new UsageTracker(new UsageTrackerOptions
    {
        Paths = new AicPaths(_home.Folder, _home.Folder),
        GetVariable = _home.Variables.GetValueOrDefault,
        Time = _home.Time,
        Logger = _home.Logger,
        Catalog = [new SessionProvider(new ClaudeCodeReader())],
    });

    public void Dispose()
    {
        _tracker.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Sessions_come_newest_first_with_what_they_used_and_would_have_cost()
    {
        Write("older", "2026-11-20T10:00:00Z", "2026-11-20T12:00:00Z");
        Write("newer", "2026-11-21T10:00:00Z");

        List<SessionUsage> sessions = await FindAsync(new SessionQuery());

        Assert.Equal(["newer", "older"], sessions.Select(session => session.Id));
        Assert.Equal(
            ("claude-code", "/home/dev/app", 2L, 2_000_000L, 12m, CostSource.Estimated),
            (sessions[1].ProviderId, sessions[1].Project, sessions[1].RequestsCount, sessions[1].TokensInput, sessions[1].CostUsd!.Value, sessions[1].CostSource));
        Assert.Equal((At(20, 10), At(20, 12)), (sessions[1].FirstAt, sessions[1].LastAt));
        Assert.Equal(["claude-sonnet-4-20250514"], sessions[1].Models);
    }

    [Fact]
    public async Task A_period_chooses_sessions_and_tells_them_whole()
    {
        Write("long", "2026-11-19T10:00:00Z", "2026-11-20T10:00:00Z");
        Write("before", "2026-11-19T10:00:00Z");

        SessionUsage session = Assert.Single(await FindAsync(new SessionQuery { Period = new UsagePeriod(At(20, 0), At(21, 0)) }));

        Assert.Equal(("long", 2L), (session.Id, session.RequestsCount));
    }

    [Theory]
    [InlineData("6f1c-A", null, 1)]
    [InlineData("6f1c-a", null, 1)]
    [InlineData("6f1c*", null, 2)]
    [InlineData("nothing", null, 0)]
    [InlineData(null, "app", 2)]
    [InlineData(null, "/home/dev/*", 2)]
    [InlineData(null, "dev", 0)]
    public async Task Sessions_are_found_by_id_and_project(string? id, string? project, int count)
    {
        Write("6f1c-a", "2026-11-20T10:00:00Z");
        Write("6f1c-b", "2026-11-20T11:00:00Z");

        Assert.Equal(count, (await FindAsync(new SessionQuery { Ids = id is null ? [] : [id], Projects = project is null ? [] : [project] })).Count);
    }

    [Fact]
    public async Task A_copy_in_a_resumed_session_counts_in_the_first_one_even_where_only_the_second_is_asked_for()
    {
        ClaudeLine line = new() { Session = "first" };
        _home.Write(Folder + "first.jsonl", line.ToString());
        _home.Write(Folder + "second.jsonl", (line with { Session = "second", Time = "2026-11-21T10:00:00Z" }).ToString() + new ClaudeLine { Message = "own", Session = "second" });

        Assert.Equal(1, Assert.Single(await FindAsync(new SessionQuery { Ids = ["second"] })).RequestsCount);
    }

    [Fact]
    public async Task A_model_without_a_price_leaves_a_session_partial()
    {
        _home.Write(Folder + "a.jsonl", new ClaudeLine { Model = "house-model" }.ToString() + new ClaudeLine { Message = "msg_2", Input = 1_000_000, Output = 0 });

        SessionUsage session = Assert.Single(await FindAsync(new SessionQuery()));

        Assert.Equal((6m, true, "≥~$6.00"), (session.CostUsd!.Value, session.IsCostPartial, UsageText.Cost(session)));
    }

    [Fact]
    public async Task The_status_is_of_today_of_the_session_and_of_the_active_block()
    {
        Write("yesterdays", "2026-11-23T09:00:00Z");
        Write("mine", "2026-11-23T10:00:00Z", "2026-11-24T10:00:00Z", "2026-11-24T11:30:00Z");
        Write("other", "2026-11-24T03:00:00Z");

        UsageStatus status = await _tracker.GetStatusAsync("mine", TestContext.Current.CancellationToken);

        Assert.Equal((3L, 18m), (status.Today!.RequestsCount!.Value, status.Today.CostUsd!.Value));
        Assert.Equal((3L, 18m), (status.Session!.RequestsCount, status.Session.CostUsd!.Value));
        Assert.Equal((At(24, 10), 2L, 12m), (status.Block!.Block!.Start, status.Block.RequestsCount!.Value, status.Block.CostUsd!.Value));
        Assert.Equal(8m, status.Block.Forecast!.CostPerHourUsd);
    }

    [Fact]
    public async Task Without_logs_or_an_active_block_the_status_is_empty()
    {
        Assert.Equal(new UsageStatus(), await _tracker.GetStatusAsync("mine", TestContext.Current.CancellationToken));

        Write("yesterdays", "2026-11-23T09:00:00Z");
        UsageStatus status = await _tracker.GetStatusAsync("unknown", TestContext.Current.CancellationToken);

        Assert.Equal((0L, null, null), (status.Today!.RequestsCount, status.Session, status.Block));
    }

    private void Write(string session, params string[] times) => _home.Write(
        $"{Folder}{session}.jsonl",
        string.Concat(times.Select(time => new ClaudeLine { Message = $"msg_{_messages++}", Session = session, Input = 1_000_000, Output = 0, Time = time }.ToString())));

    private async Task<List<SessionUsage>> FindAsync(SessionQuery query)
    {
        List<SessionUsage> sessions = [];
        await foreach (SessionUsage session in _tracker.GetSessionsAsync(query, TestContext.Current.CancellationToken))
        {
            sessions.Add(session);
        }

        return sessions;
    }

    private static DateTimeOffset At(int day, int hour) => new(2026, 11, day, hour, 0, 0, TimeSpan.Zero);
}
