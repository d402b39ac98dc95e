using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Core.Alerts.Rules;

/// <summary>
/// A quota is nearly used up: once for each account, quota and window. Providers tell the moment at which a window starts anew to the second, and not always
/// the same one; a window that moves on with the time is one until that moment has come.
/// </summary>
internal sealed class QuotaLowRule : IAlertRule
{
    private const decimal LowFrom = 90;
    private const decimal OutFrom = 100;

    // What goes to and fro around the limit is one alert.
    private const decimal OverBelow = 85;

    private static readonly TimeSpan Jitter = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    public AlertKind Kind => AlertKind.QuotaLow;

    /// <inheritdoc />
    public IEnumerable<AlertFinding> Find(AlertFacts facts)
    {
        foreach (AccountFacts account in facts.Accounts)
        {
            foreach (QuotaWindow quota in account.Usage?.Quotas.DistinctBy(NameOf) ?? [])
            {
                // A window that is over says nothing of the one that has begun.
                if (quota.UsedPercent is >= LowFrom and { } percent && !(quota.ResetsAt <= facts.Now))
                {
                    yield return new AlertFinding(CauseOf(account, quota), percent >= OutFrom ? AlertSeverity.Critical : AlertSeverity.Warning, Title(account, quota, percent), Message(quota, facts));
                }
            }
        }
    }

    /// <inheritdoc />
    public bool IsSame(KnownAlert known, AlertCause cause, AlertFacts facts)
    {
        DateTimeOffset? before = ResetOf(known.Cause);
        DateTimeOffset? now = ResetOf(cause);
        return before is null || now is null
            ? known.IsActive
            : (now - before).Value.Duration() <= Jitter || (known.IsActive && facts.Now < before - Jitter);
    }

    /// <inheritdoc />
    public bool IsOver(KnownAlert alert, AlertFacts facts)
    {
        if (facts.Find(alert.Cause.Subject) is not { } account || ResetOf(alert.Cause) <= facts.Now)
        {
            return true;
        }

        return account.Usage is { IsStale: false, Error: null } usage
            && !(usage.Quotas.FirstOrDefault(quota => NameOf(quota) == alert.Cause.Detail)?.UsedPercent >= OverBelow);
    }

    private static AlertCause CauseOf(AccountFacts account, QuotaWindow quota) =>
        new(AlertKind.QuotaLow, account.Id, NameOf(quota), Text(quota.ResetsAt) ?? "since " + Text(account.Usage!.FetchedAt));

    private static string NameOf(QuotaWindow quota) => quota.Unit is { } unit ? $"{quota.Name} ({unit})" : quota.Name;

    private static string? Text(DateTimeOffset? moment) => moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset? ResetOf(AlertCause cause) =>
        DateTimeOffset.TryParse(cause.Occasion, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) ? moment : null;

    private static string Title(AccountFacts account, QuotaWindow quota, decimal percent) => percent >= OutFrom
        ? $"{account.Id}: the quota {quota.Name} is used up"
        : string.Create(CultureInfo.InvariantCulture, $"{account.Id}: {Math.Floor(percent):0}% of the quota {quota.Name} is used");

    private static string Message(QuotaWindow quota, AlertFacts facts)
    {
        string amounts = quota is { Used: not null, Limit: not null } ? $"{UsageText.Amounts(quota)} is used. " : "";
        string pace = quota is { RunsOutAt: { } end, UsedPercent: < OutFrom } && end > facts.Now ? $"At this pace it is used up at {Local(end, facts)}. " : "";
        string reset = quota.ResetsAt is { } at ? $"It starts anew at {Local(at, facts)}." : "When it starts anew isn't known.";
        return amounts + pace + reset;
    }

    private static string Local(DateTimeOffset moment, AlertFacts facts) =>
        TimeZoneInfo.ConvertTime(moment, facts.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
