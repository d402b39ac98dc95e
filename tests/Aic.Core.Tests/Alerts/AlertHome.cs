using Aic.Core.Alerts;
using Aic.Core.Budgets;
using Aic.Core.Forecasting;
using Aic.Core.Storage;
using Aic.Core.Tests.Storage;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Alerts;

/// <summary>Alerts in a store of a test's own, decided from facts that the test makes up.</summary>
internal sealed class AlertHome : IDisposable
{
    private readonly StoreHome _home = new();

    public AlertHome() => Store = _home.Open();

    public UsageStore Store { get; }

    public StoreHome Files => _home;

    public DateTimeOffset Now => _home.Time.GetUtcNow();

    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>The channels that are told, by the least severity that they are told of.</summary>
    public Dictionary<string, AlertSeverity> Channels { get; } = new() { ["ops"] = AlertSeverity.Info };

    /// <summary>The active alerts.</summary>
    public IReadOnlyList<Alert> Active => [.. Store.ReadAlerts()!.Where(alert => alert.ClearedAt is null)];

    public void Advance(TimeSpan span) => _home.Time.Advance(span);

    /// <summary>Decides from facts, as another process would, and tells what became of alerts.</summary>
    public string[] Check(AlertFacts facts, UsageStore? store = null) =>
    [
        .. (store ?? Store).UpdateAlerts(
            known => AlertLedger.Decide(known, facts with { Now = Now, Zone = Zone }, AlertRules.All),
            alert => Channels.Where(channel => channel.Value <= alert.Severity).Select(channel => channel.Key))!
            .Where(change => change.Kind != AlertChangeKind.Moved)
            .Select(change => $"{change.Kind} {change.Alert.Alert.Subject}{(change.Alert.Cause.Detail.Length > 0 ? $": {change.Alert.Cause.Detail}" : "")}"),
    ];

    public static AlertFacts Facts(params AccountFacts[] accounts) => new() { Now = default, Zone = TimeZoneInfo.Utc, Accounts = accounts };

    /// <summary>Facts about budgets.</summary>
    public static AlertFacts Facts(params BudgetState[] budgets) => new() { Now = default, Zone = TimeZoneInfo.Utc, Budgets = budgets };

    /// <summary>A budget of 100 dollars in the period of now, of which so much is used.</summary>
    public BudgetState Budget(decimal? used, decimal? expected = null, BudgetPeriod period = BudgetPeriod.Month, decimal amount = 100, params BudgetThreshold[] thresholds)
    {
        Budget budget = new() { Name = "team", Amount = amount, Period = period, Thresholds = thresholds.Length > 0 ? thresholds : BudgetThreshold.Defaults };
        UsagePeriod running = BudgetCalendar.PeriodAt(budget, Now, Zone);
        BudgetState state = new()
        {
            Budget = budget,
            PeriodStart = running.Start,
            PeriodEnd = running.End,
            EvaluatedAt = Now,
            Status = used is null ? BudgetStatus.Unknown : BudgetStatus.Within,
            Counts = BudgetCounts.Billed,
            Used = used,
            Percent = used / amount * 100,
            Forecast = expected is { } value ? new PeriodForecast { Expected = value, Low = value, High = value, StraightLine = value, DaysKnown = 20, HasWeekdays = false } : null,
        };
        return state with { Thresholds = [.. budget.Thresholds.Select(threshold => new BudgetThresholdState(threshold, state.HasReached(threshold)))] };
    }

    /// <summary>An account that just told a quota.</summary>
    public AccountFacts Quota(decimal? percent, DateTimeOffset? resetsAt, string name = "5h") => new(
        "claude-code",
        new ProviderUsage
        {
            ProviderId = "claude-code",
            ProviderName = "Claude Code",
            IsAvailable = true,
            FetchedAt = Now,
            Quotas = [new QuotaWindow { Name = name, UsedPercent = percent, ResetsAt = resetsAt }],
        },
        null,
        null);

    public void Dispose() => _home.Dispose();
}
