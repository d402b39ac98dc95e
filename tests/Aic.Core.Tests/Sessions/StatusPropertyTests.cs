using Aic.Core.Configuration;
using Aic.Core.Sessions;
using Aic.Core.Sessions.ClaudeCode;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Sessions;

/// <summary>The status is made from a part of the index. It says what the same questions to all of it say.</summary>
public sealed class StatusPropertyTests : IDisposable
{
    private readonly SessionHome _home = new();
    private readonly UsageTracker _tracker;

    public StatusPropertyTests() => _tracker = new UsageTracker(new UsageTrackerOptions
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

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_status_equals_what_the_whole_index_says(int seed)
    {
        Random random = new(seed);
        int days = random.Next(1, 20);
        Write(random, days, daysOfSession: random.Next(1, 4), restHours: random.Next(3) == 0 ? 0 : random.Next(1, 9));
        string asked = $"session-{random.Next(days)}";

        UsageStatus status = await _tracker.GetStatusAsync(asked, TestContext.Current.CancellationToken);

        UsageGroup? block = (await GroupAsync(new UsagePeriod(_home.Time.GetUtcNow().AddDays(-30), _home.Time.GetUtcNow().AddDays(1)), UsageGrouping.Block))
            .FirstOrDefault(group => group.Block is { IsActive: true });
        UsageGroup today = Assert.Single(await GroupAsync(UsagePeriod.Named(NamedPeriod.Today, _home.Time), UsageGrouping.None));
        Assert.Equal(Numbers(today), Numbers(status.Today));
        Assert.Equal((block?.Block, Numbers(block)), (status.Block?.Block, Numbers(status.Block)));
        Assert.Equal(await SessionAsync(asked), status.Session is { } session ? (session.FirstAt, session.LastAt, session.RequestsCount, session.CostUsd) : null);
    }

    /// <summary>Days of work: responses every few minutes to hours, in sessions of some days, and copies of them in later sessions.</summary>
    private void Write(Random random, int days, int daysOfSession, int restHours)
    {
        DateTimeOffset begin = _home.Time.GetUtcNow().AddDays(-days);
        List<ClaudeLine> told = [];
        bool hasCopies = random.Next(2) == 0;
        for (DateTimeOffset time = begin; time < _home.Time.GetUtcNow(); time = time.AddMinutes(random.Next(5, 60 + (restHours * 60))))
        {
            string session = $"session-{(int)(time - begin).TotalDays / daysOfSession}";
            told.Add(hasCopies && told.Count > 0 && random.Next(5) == 0
                ? told[random.Next(told.Count)] with { Session = session }
                : new ClaudeLine { Message = $"msg_{told.Count}", Session = session, Input = random.Next(1, 1000), Output = random.Next(1, 1000), Time = Text(time) });
            if (random.Next(3) > 0)
            {
                told[^1] = told[^1] with { Time = Text(time) };
            }
        }

        foreach (IGrouping<string, ClaudeLine> log in told.GroupBy(line => line.Session))
        {
            _home.Write($".claude/projects/-home-dev-app/{log.Key}.jsonl", string.Concat(log));
        }
    }

    private async Task<IReadOnlyList<UsageGroup>> GroupAsync(UsagePeriod period, UsageGrouping grouping)
    {
        List<ProviderUsage> usage = [];
        await foreach (ProviderUsage one in _tracker.GetUsageAsync(new UsageQuery { Period = period, Detail = grouping }, TestContext.Current.CancellationToken))
        {
            usage.Add(one);
        }

        return UsageGrouper.Group(usage, grouping, _home.Time.LocalTimeZone);
    }

    private async Task<(DateTimeOffset FirstAt, DateTimeOffset LastAt, long? Requests, decimal? Cost)?> SessionAsync(string id)
    {
        await foreach (SessionUsage session in _tracker.GetSessionsAsync(new SessionQuery { Ids = [id] }, TestContext.Current.CancellationToken))
        {
            return (session.FirstAt, session.LastAt, session.RequestsCount, session.CostUsd);
        }

        return null;
    }

    private static (long? Requests, long? Input, long? Output, decimal? Cost)? Numbers(UsageGroup? group) =>
        group is null ? null : (group.RequestsCount, group.TokensInput, group.TokensOutput, group.CostUsd);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
