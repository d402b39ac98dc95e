using System.Globalization;
using System.Text.Json.Nodes;
using Aic.Core.Alerts;
using Aic.Core.Configuration;
using Aic.Core.History;
using Aic.Core.Http;
using Aic.Core.Usage;
using Aic.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.Alerts;

/// <summary>
/// October 2026 of somebody in Berlin (daylight saving ends on the 25th), looked at every three hours, with three providers over HTTP:
/// alpha bills ten dollars on working days and two on others, but eighty on the 14th, and corrects each day half a day after its end;
/// beta bills half a dollar a day, is down on the 20th and refuses its key on the 22nd until there is another one; gamma has a weekly quota that is used up on the 17th.
/// </summary>
public sealed class AlertMonthTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Down = Utc(20, 6);
    private static readonly DateTimeOffset UpAgain = Utc(20, 14);
    private static readonly DateTimeOffset Revoked = Utc(22, 9);
    private static readonly DateTimeOffset Renewed = Utc(22, 15);

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Utc(1, 0).AddHours(-2));
    private readonly TestChannel _ops = new("ops");
    private readonly Dictionary<string, string> _variables = new() { ["ALPHA_KEY"] = "sk-alpha-0123456789", ["BETA_KEY"] = "sk-beta-old-0123456789", ["GAMMA_KEY"] = "sk-gamma-0123456789" };
    private FakeServer _server = null!;
    private MonthProvider[] _providers = [];

    public async ValueTask InitializeAsync()
    {
        _time.SetLocalTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        _server = await FakeServer.StartAsync();
        _providers = [.. new[] { "alpha", "beta", "gamma" }.Select(id => new MonthProvider(id, _server))];
        _server.Answer("/alpha/usage", request => Days(request, Alpha));
        _server.Answer("/beta/usage", Beta);
        _server.Answer("/gamma/usage", Gamma);
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, "agent.json"),
            """{ "budgets": { "all": { "amount": 300 }, "day": { "amount": 50, "period": "day", "accounts": ["alpha"], "thresholds": [100] } } }""",
            TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_month_ends_with_the_right_alerts_each_once_and_with_the_history_that_the_providers_told()
    {
        for (int day = 1; day <= 33; day++)
        {
            // Each day is another process: nothing is remembered but what is in the store.
            using UsageTracker tracker = Start();
            for (int hour = 0; hour < 24; hour += 3)
            {
                await CheckAsync(tracker, Utc(1, hour).AddDays(day - 1));
                if (day == 25 && hour == 9)
                {
                    await CheckAsync(tracker, Utc(24, 20));
                    await CheckAsync(tracker, Utc(25, 9));
                }
            }
        }

        Assert.Equal(
            [
                "Raised alpha: alpha: an unusual day",
                "Raised all: Budget all: 50% used",
                "Raised day: Budget day: 100% used",
                "Raised all: Budget all: more expected",
                "Cleared day: Budget day: 100% used",
                "Raised gamma: gamma: 95% of the quota weekly is used",
                "Cleared alpha: alpha: an unusual day",
                "Raised gamma: gamma: the quota weekly is used up",
                "Cleared gamma: gamma: the quota weekly is used up",
                "Raised beta: beta: no answer since 2026-10-20 08:00",
                "Cleared beta: beta: no answer since 2026-10-20 08:00",
                "Raised all: Budget all: 80% used",
                "Raised beta: beta: the key is refused",
                "Cleared beta: beta: the key is refused",
                "Raised all: Budget all: 100% used",
            ],
            _ops.Told.SkipLast(4).Select(Words));
        Assert.Equal(
            ["Cleared all: Budget all: 100% used", "Cleared all: Budget all: 50% used", "Cleared all: Budget all: 80% used", "Cleared all: Budget all: more expected"],
            _ops.Told.TakeLast(4).Select(Words).Order(StringComparer.Ordinal));

        using UsageTracker last = Start();
        Assert.Empty(last.GetAlerts(new AlertQuery()));
        HistoryAnswer history = await last.GetHistoryAsync(
            new HistoryQuery { Period = new UsagePeriod(Utc(1, 0), Utc(31, 24)), By = HistoryGrouping.Account, TimeZone = TimeZoneInfo.Utc }, TestContext.Current.CancellationToken);
        foreach ((string account, Func<DateTimeOffset, decimal> cost) in new (string, Func<DateTimeOffset, decimal>)[] { ("alpha", Alpha), ("beta", _ => 0.5m) })
        {
            HistoryRow[] rows = [.. history.Rows.Where(row => row.AccountId == account)];
            Assert.Equal(Enumerable.Range(0, 31).Select(day => (Utc(1, 0).AddDays(day), (decimal?)cost(Utc(1, 0).AddDays(day)))), rows.Select(row => (row.Start, row.CostUsd)));
            Assert.All(rows, row => Assert.True(row.IsComplete));
        }
    }

    private static DateTimeOffset Utc(int day, int hour) => new DateTimeOffset(2026, 10, day, 0, 0, 0, TimeSpan.Zero).AddHours(hour);

    /// <summary>What was told, up to the amounts.</summary>
    private static string Words(AlertNotice notice)
    {
        string title = notice.Alert.Title.Contains(" expected, ", StringComparison.Ordinal) ? "Budget all: more expected" : notice.Alert.Title;
        return $"{notice.Event} {notice.Alert.Subject}: {title.Split([" ($", ", $"], StringSplitOptions.None)[0]}";
    }

    private static decimal Alpha(DateTimeOffset day) =>
        (day.Month, day.Day) == (10, 14) ? 80 : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 2 : 10;

    private async Task CheckAsync(UsageTracker tracker, DateTimeOffset now)
    {
        _time.AdjustTime(now);
        _variables["BETA_KEY"] = now >= Renewed ? "sk-beta-new-0123456789" : "sk-beta-old-0123456789";
        await tracker.CheckAlertsAsync(new AlertCheck(), TestContext.Current.CancellationToken);
    }

    private FakeAnswer Beta(RecordedRequest request)
    {
        DateTimeOffset now = _time.GetUtcNow();
        return now >= Down && now < UpAgain ? new FakeAnswer("""{ "error": { "message": "down" } }""", 503)
            : now >= Revoked && request.Headers["Authorization"].Contains("old", StringComparison.Ordinal) ? new FakeAnswer("""{ "error": { "message": "revoked" } }""", 401)
            : Days(request, _ => 0.5m);
    }

    private FakeAnswer Gamma(RecordedRequest request)
    {
        // Weeks from Monday on; the reset is told to the second, and each time another one.
        DateTimeOffset now = _time.GetUtcNow();
        int weekday = ((int)now.DayOfWeek + 6) % 7;
        DateTimeOffset reset = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(7 - weekday).AddSeconds(now.Hour * 3);
        bool isBusy = now >= Utc(12, 0) && now < Utc(19, 0);
        JsonObject answer = JsonNode.Parse(Days(request, _ => 0).Body)!.AsObject();
        answer["used_percent"] = isBusy ? weekday switch { 4 => 95, > 4 => 100, _ => weekday * 20 } : 10 + weekday;
        answer["resets_at"] = reset.ToString("O", CultureInfo.InvariantCulture);
        return new FakeAnswer(answer.ToJsonString());
    }

    /// <summary>What is billed by day up to now: the running day by its hours, and the one before a little less than it comes to, until noon.</summary>
    private FakeAnswer Days(RecordedRequest request, Func<DateTimeOffset, decimal> cost)
    {
        DateTimeOffset now = _time.GetUtcNow();
        JsonObject days = [];
        DateTimeOffset to = Parse(request.Query("to")[0]);
        for (DateTimeOffset day = Parse(request.Query("from")[0]); day < to && day <= now; day = day.AddDays(1))
        {
            decimal share = now < day.AddDays(1) ? (decimal)(now - day).TotalDays : now < day.AddDays(1.5) ? 0.9m : 1;
            days[day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)] = Math.Round(cost(day) * share, 2);
        }

        return new FakeAnswer(new JsonObject { ["days"] = days }.ToJsonString());
    }

    private static DateTimeOffset Parse(string day) => DateTimeOffset.Parse(day + "Z", CultureInfo.InvariantCulture);

    private UsageTracker Start() => new(new UsageTrackerOptions
    {
        Paths = new AicPaths(_folder.Path, _folder.Path),
        GetVariable = _variables.GetValueOrDefault,
        Time = _time,
        Catalog = _providers,
        Http = new HttpPipelineOptions { MaxRetries = 0 },
        AlertChannels = _ => [_ops],
    });
}
