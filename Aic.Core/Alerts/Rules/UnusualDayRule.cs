using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Core.Alerts.Rules;

/// <summary>
/// A day's cost or tokens are far above what is usual: once for each account and day of the user's. The running day counts too, since what is used can only
/// become more. The alert is over when the day after it is.
/// </summary>
internal sealed class UnusualDayRule : IAlertRule
{
    private const decimal LeastUsd = 5;
    private const decimal LeastTokens = 1_000_000;

    /// <inheritdoc />
    public AlertKind Kind => AlertKind.UnusualDay;

    /// <inheritdoc />
    public IEnumerable<AlertFinding> Find(AlertFacts facts)
    {
        foreach (AccountDays account in facts.Days ?? [])
        {
            foreach (DayAmount day in account.Days.Where(day => day.Day == facts.Today || day.Day == facts.Today.AddDays(-1)))
            {
                if (UsualFor(account, day.Day) is { } usual && day.Amount > usual.Limit)
                {
                    AlertCause cause = new(Kind, account.AccountId, "", Text(day.Day));
                    yield return new AlertFinding(cause, AlertSeverity.Warning, Title(account, day, usual), Message(account, day, usual));
                }
            }
        }
    }

    /// <inheritdoc />
    public bool IsOver(KnownAlert alert, AlertFacts facts)
    {
        DateOnly day = DateOnly.Parse(alert.Cause.Occasion, CultureInfo.InvariantCulture);
        if (day < facts.Today.AddDays(-1) || facts.Find(alert.Cause.Subject) is null)
        {
            return true;
        }

        // A provider may correct its numbers.
        return facts.Days?.FirstOrDefault(account => account.AccountId == alert.Cause.Subject) is { } known
            && known.Days.Any(one => one.Day == day && one.IsWhole && UsualFor(known, day) is { } usual && one.Amount <= usual.Limit);
    }

    private static UsualDay? UsualFor(AccountDays account, DateOnly day) =>
        UsualDays.Before(account.Days, day, account.Source == CostSource.Unknown ? LeastTokens : LeastUsd);

    private static string Title(AccountDays account, DayAmount day, UsualDay usual) =>
        $"{account.AccountId}: an unusual day, {Show(account, day.Amount)} where {Show(account, usual.Median)} is usual";

    private static string Message(AccountDays account, DayAmount day, UsualDay usual)
    {
        string what = account.Source switch
        {
            CostSource.Billed => "billed",
            CostSource.Estimated => "used, at API prices,",
            _ => "used",
        };
        return $"{Show(account, day.Amount)} {(day.IsWhole ? "was" : "is already")} {what} on {Text(day.Day)}. By the {usual.Days} {usual.Name} with usage in the {UsualDays.Weeks} weeks before, "
            + $"more than {Show(account, usual.Limit)} is unusual. \"aic usage --by model\" shows what it is made of.";
    }

    private static string Show(AccountDays account, decimal amount) => account.Source switch
    {
        CostSource.Unknown => UsageText.Count((long)Math.Min(amount, 1e18m)) + " tokens",
        CostSource.Estimated => "~" + UsageText.Money(Math.Round(amount, 2), "USD"),
        _ => UsageText.Money(Math.Round(amount, 2), "USD"),
    };

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
