using Aic.Core.Alerts;
using Aic.Core.Budgets;
using Aic.Core.Storage;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Alerts;

/// <summary>
/// A year of a user's, by a clock that is looked at every three hours and around each midnight, that is set back by hours every few days, and that changes for
/// daylight saving where it does. Facts follow from the clock alone, so it is known what has to be raised, and how often.
/// </summary>
public sealed class AlertYearTests : IDisposable
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly AfterLast = new(2027, 1, 1);

    private readonly AlertHome _home = new();
    private readonly List<(AlertChange Change, DateOnly Day)> _changes = [];

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("America/Santiago")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Kolkata")]
    public void Over_a_year_nothing_is_raised_twice_and_nothing_left_out(string zone)
    {
        _home.Zone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        using IDisposable held = _home.Store.Hold();
        int step = 0;
        for (DateOnly day = First; day < AfterLast; day = day.AddDays(1))
        {
            DateTimeOffset midnight = UsagePeriod.Midnight(day, _home.Zone);
            DateTimeOffset next = UsagePeriod.Midnight(day.AddDays(1), _home.Zone);
            for (DateTimeOffset now = midnight; now < next; now = now.AddHours(3))
            {
                Check(now);
                if (++step % 37 == 0)
                {
                    // Somebody's machine wakes up with a clock that is wrong until it is set right.
                    Check(now.AddHours(-5));
                    Check(now.AddHours(-1));
                    Check(now);
                }
            }

            Check(next.AddMinutes(-1));
            Check(next.AddMinutes(1));
            Check(next.AddMinutes(-1));
        }

        Check(UsagePeriod.Midnight(AfterLast, _home.Zone).AddTicks(-1));
        Assert.Equal(Days().Where(day => day.Day % 2 == 0), Raised("daily: 100%"));
        Assert.Equal(Days().Where(day => day.DayOfWeek == DayOfWeek.Thursday), Raised("weekly: 50%"));

        // The first minute of the next year was looked at too.
        Assert.Equal(13, Raised("monthly: projected").Length);
        Assert.Equal(13, Raised("monthly: projected").DistinctBy(day => (day.Year, day.Month)).Count());
        Assert.Equal(Days().Where(day => day.DayOfWeek == DayOfWeek.Monday), Raised("openai: credits"));
        Assert.Equal(Days().Where(day => day.Day == 13), Raised("openai: day"));
        Assert.Equal(12, Raised("mistral").Length);

        // Whatever was raised is told to be over once, and is over now but for what lasts at the year's end.
        Assert.All(_changes.Where(entry => entry.Change.Kind == AlertChangeKind.Raised).CountBy(entry => entry.Change.Alert.Alert.Id), pair => Assert.Equal(1, pair.Value));
        Assert.InRange(_home.Active.Count, 0, 4);
    }

    private static IEnumerable<DateOnly> Days() => Enumerable.Range(0, AfterLast.DayNumber - First.DayNumber).Select(First.AddDays);

    private DateOnly[] Raised(string what) =>
    [
        .. _changes.Where(entry => entry.Change.Kind == AlertChangeKind.Raised && NameOf(entry.Change.Alert.Cause).StartsWith(what, StringComparison.Ordinal)).Select(entry => entry.Day),
    ];

    private static string NameOf(AlertCause cause) => cause.Kind == AlertKind.UnusualDay ? $"{cause.Subject}: day" : $"{cause.Subject}: {cause.Detail}";

    private void Check(DateTimeOffset now)
    {
        _home.Files.Time.AdjustTime(now);
        AlertFacts facts = Facts(now);
        foreach (AlertChange change in _home.Store.UpdateAlerts(known => AlertLedger.Decide(known, facts, AlertRules.All), _ => ["ops"])!)
        {
            _changes.Add((change, facts.Today));
        }
    }

    private AlertFacts Facts(DateTimeOffset now)
    {
        AlertFacts clock = new() { Now = now, Zone = _home.Zone };
        DateOnly today = clock.Today;
        TimeOnly hour = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, _home.Zone).DateTime);
        return clock with
        {
            Budgets =
            [
                // Each second day it is used up in the afternoon.
                State("daily", BudgetPeriod.Day, today.Day % 2 == 0 && hour.Hour >= 15 ? 12 : 1, null, now, BudgetThreshold.At(100)!),

                // Thirteen dollars a day from Monday on are half of a hundred in the course of Thursday.
                State("weekly", BudgetPeriod.Week, 13 * ((int)(today.DayOfWeek + 6) % 7) + (hour.Hour >= 12 ? 13 : 0), null, now, BudgetThreshold.At(50)!),

                // A forecast that is above the amount in half of the hours.
                State("monthly", BudgetPeriod.Month, today.Day, hour.Hour % 2 == 0 ? 108 : 96, now, BudgetThreshold.Projected),
            ],
            Accounts =
            [
                new AccountFacts("openai", Quotas(now, today, hour), null, null),

                // It is down on the twentieth, from the morning to the evening.
                new AccountFacts("mistral", null, today.Day == 20 && hour.Hour is >= 8 and < 20 ? Outage(now, today) : null, null),
            ],
            Days = [new AccountDays("openai", CostSource.Billed, [.. DayAmounts(today)])],
        };
    }

    private BudgetState State(string name, BudgetPeriod period, decimal used, decimal? expected, DateTimeOffset now, BudgetThreshold threshold)
    {
        BudgetState state = _home.Budget(used, expected, period, name == "daily" ? 10 : 100, threshold);
        UsagePeriod running = BudgetCalendar.PeriodAt(state.Budget, now, _home.Zone);
        return state with { Budget = state.Budget with { Name = name }, PeriodStart = running.Start, PeriodEnd = running.End };
    }

    private ProviderUsage Quotas(DateTimeOffset now, DateOnly today, TimeOnly hour) => _home.Quota(0, null).Usage! with
    {
        Quotas =
        [
            new QuotaWindow
            {
                Name = "credits",
                UsedPercent = today.DayOfWeek == DayOfWeek.Monday && hour.Hour >= 10 ? 95 : 20,
                ResetsAt = UsagePeriod.Midnight(today.AddDays(1), _home.Zone).AddSeconds(now.UtcTicks / TimeSpan.TicksPerMinute % 90),
            },
        ],
    };

    private Outage Outage(DateTimeOffset now, DateOnly today)
    {
        DateTimeOffset start = UsagePeriod.Midnight(today, _home.Zone).AddHours(8);
        return new Outage(start, now, 9, new UsageError(UsageErrorKind.ServiceUnavailable, "It is down."));
    }

    /// <summary>Ten dollars a day, and fifty on the thirteenth of each month.</summary>
    private static IEnumerable<DayAmount> DayAmounts(DateOnly today) =>
        Enumerable.Range(0, 58).Select(back => today.AddDays(-back)).Select(day => new DayAmount(day, day.Day == 13 ? 50 : 10, day < today));
}
