using System.Globalization;

namespace Aic.Core.Usage;

/// <summary>
/// Readable numbers for the views: <c>1.23 M</c>, <c>$4.56</c>, <c>12 min</c>. The same in every culture.
/// What isn't known is <see cref="Unknown"/>, never a zero.
/// </summary>
public static class UsageText
{
    /// <summary>What stands for a value that isn't known.</summary>
    public const string Unknown = "-";

    /// <summary>What follows an amount that isn't shown in its own currency.</summary>
    public const string ShownMark = "*";

    private static readonly (decimal Size, string Suffix)[] Steps =
    [
        (1_000_000_000_000m, " T"),
        (1_000_000_000m, " B"),
        (1_000_000m, " M"),
        (1_000m, " K"),
    ];

    /// <summary>A count with three significant digits: <c>999</c>, <c>1.23 K</c>, <c>45.6 M</c>.</summary>
    /// <param name="count">The count; null when unknown.</param>
    public static string Count(long? count)
    {
        if (count is null)
        {
            return Unknown;
        }

        decimal size = Math.Abs((decimal)count.Value);
        string sign = count < 0 ? "-" : "";
        foreach ((decimal step, string suffix) in Steps)
        {
            // What rounds up to the next step is written as one of it: 999,999 is 1.00 M, not 1000 K.
            if (size >= step - (step / 2000m))
            {
                return sign + ThreeDigits(size / step) + suffix;
            }
        }

        return sign + size.ToString("0", CultureInfo.InvariantCulture);
    }

    /// <summary>An amount of money to the cent: <c>$1,234.56</c>, <c>€3.20</c>, <c>3.20 CHF</c>. What is less than a cent and not nothing is <c>&lt;$0.01</c>.</summary>
    /// <param name="amount">The amount in the currency's main unit; null when unknown.</param>
    /// <param name="currency">The ISO 4217 code.</param>
    /// <param name="view">How money is shown; null for as it is. An amount that is shown in another currency is marked: <c>€3.20*</c>.</param>
    public static string Money(decimal? amount, string currency, IMoneyView? view = null)
    {
        ArgumentNullException.ThrowIfNull(currency);
        if (amount is { } known && view?.Show(known, currency) is { } shown)
        {
            return Money(shown.Amount, shown.Currency) + ShownMark;
        }

        return amount switch
        {
            null => Unknown,
            > 0 and < 0.01m => "<" + WithCurrency(0.01m, currency),
            < 0 and > -0.01m => ">-" + WithCurrency(0.01m, currency),
            < 0 => "-" + WithCurrency(-amount.Value, currency),
            _ => WithCurrency(amount.Value, currency),
        };
    }

    /// <summary>What was used cost: <c>$4.56</c>, <c>~$4.56</c> where it is estimated, <c>$4.56 + €3.20</c> where currencies differ.</summary>
    /// <param name="usage">The usage.</param>
    /// <param name="view">How money is shown; null for as it is.</param>
    public static string Cost(UsageData usage, IMoneyView? view = null)
    {
        ArgumentNullException.ThrowIfNull(usage);
        return Cost(usage.CostUsd, usage.CostOther, usage.CostSource, isPartial: false, view);
    }

    /// <summary>What a group cost: as for usage, and <c>≥$4.56</c> where a member of the group doesn't know its cost.</summary>
    /// <param name="group">The group.</param>
    /// <param name="view">How money is shown; null for as it is.</param>
    public static string Cost(UsageGroup group, IMoneyView? view = null)
    {
        ArgumentNullException.ThrowIfNull(group);
        return Cost(group.CostUsd, group.CostOther, group.CostSource, group.IsCostPartial, view);
    }

    /// <summary>What a session cost: as for a group.</summary>
    /// <param name="session">The session.</param>
    /// <param name="view">How money is shown; null for as it is.</param>
    public static string Cost(SessionUsage session, IMoneyView? view = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Cost(session.CostUsd, [], session.CostSource, session.IsCostPartial, view);
    }

    /// <summary>An amount of something: money where the unit is a currency (<c>$4.56</c>), else a readable number with its unit (<c>1.23 M tokens</c>).</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="unit">A currency's ISO 4217 code, another unit's name, or null.</param>
    /// <param name="view">How money is shown; null for as it is.</param>
    public static string Amount(decimal amount, string? unit, IMoneyView? view = null)
    {
        if (unit is { Length: 3 } && unit.All(char.IsAsciiLetterUpper))
        {
            return Money(amount, unit, view);
        }

        string number = decimal.IsInteger(amount) && Math.Abs(amount) < long.MaxValue
            ? Count((long)amount)
            : amount.ToString("#,##0.##", CultureInfo.InvariantCulture);
        return unit is null ? number : $"{number} {unit}";
    }

    /// <summary>What is used of a quota: <c>$12.30 of $100.00</c>, <c>limit 5 requests</c>; empty where only a share is known.</summary>
    /// <param name="quota">The quota.</param>
    /// <param name="view">How money is shown; null for as it is.</param>
    public static string Amounts(QuotaWindow quota, IMoneyView? view = null)
    {
        ArgumentNullException.ThrowIfNull(quota);
        return quota switch
        {
            { Used: { } used, Limit: { } limit } => $"{Amount(used, quota.Unit, view)} of {Amount(limit, quota.Unit, view)}",
            { Used: { } used } => $"{Amount(used, quota.Unit, view)} used",
            { Limit: { } limit } => $"limit {Amount(limit, quota.Unit, view)}",
            _ => "",
        };
    }

    /// <summary>How fast a quota is used: <c>over pace, runs out in 3 d</c>, <c>on pace</c>, <c>headroom</c>; empty where that isn't known.</summary>
    /// <param name="quota">The quota.</param>
    /// <param name="now">The time.</param>
    public static string Pace(QuotaWindow quota, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(quota);
        string pace = quota.Pace switch
        {
            QuotaPace.OverPace => "over pace",
            QuotaPace.OnPace => "on pace",
            QuotaPace.Headroom => "headroom",
            _ => "",
        };
        return quota.RunsOutAt is { } end ? $"{pace}, {(end > now ? $"runs out in {Age(end - now)}" : "used up")}" : pace;
    }

    /// <summary>
    /// A period in a time zone: first and last day where it is whole days (<c>2026-11-01 to 2026-11-30</c>, or one day alone),
    /// else its first moment and the first one after it, to the minute.
    /// </summary>
    /// <param name="start">The start.</param>
    /// <param name="end">The end (exclusive).</param>
    /// <param name="zone">The time zone.</param>
    public static string Period(DateTimeOffset start, DateTimeOffset end, TimeZoneInfo zone)
    {
        DateTimeOffset first = TimeZoneInfo.ConvertTime(start, zone);
        DateTimeOffset after = TimeZoneInfo.ConvertTime(end, zone);
        bool isWholeDays = first.TimeOfDay == TimeSpan.Zero && after.TimeOfDay == TimeSpan.Zero;
        string format = isWholeDays ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm";
        string from = first.ToString(format, CultureInfo.InvariantCulture);
        string to = (isWholeDays ? after.AddDays(-1) : after).ToString(format, CultureInfo.InvariantCulture);
        return from == to ? from : $"{from} to {to}";
    }

    /// <summary>A named period in words: <c>Last 7 days</c>.</summary>
    /// <param name="name">The period.</param>
    public static string Period(NamedPeriod name) => name switch
    {
        NamedPeriod.Today => "Today",
        NamedPeriod.Yesterday => "Yesterday",
        NamedPeriod.Last7Days => "Last 7 days",
        NamedPeriod.Last30Days => "Last 30 days",
        NamedPeriod.ThisMonth => "This month",
        NamedPeriod.LastMonth => "Last month",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such period."),
    };

    /// <summary>An hour with its day, in its own offset: <c>2026-11-01 14:00</c>.</summary>
    /// <param name="hour">The hour's start; null when unknown.</param>
    public static string Hour(DateTimeOffset? hour) => hour?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? Unknown;

    /// <summary>A block of five hours: <c>2026-11-01 14:00 to 19:00</c>, with a mark where it isn't over.</summary>
    /// <param name="block">The block; null when unknown.</param>
    /// <param name="zone">The time zone.</param>
    public static string Block(UsageBlock? block, TimeZoneInfo zone) => block is null
        ? Unknown
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeZoneInfo.ConvertTime(block.Start, zone):yyyy-MM-dd HH:mm} to {TimeZoneInfo.ConvertTime(block.End, zone):HH:mm}{(block.IsActive ? ", active" : "")}");

    /// <summary>What a block comes to: <c>1.23 M, ~$4.56</c>.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="view">How money is shown; null for as it is.</param>
    public static string Forecast(UsageForecast forecast, IMoneyView? view = null)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return forecast.CostAtEndUsd is { } cost ? $"{Count(forecast.TokensAtEnd)}, ~{Money(cost, "USD", view)}" : Count(forecast.TokensAtEnd);
    }

    /// <summary>How long ago something was: <c>now</c>, <c>42 s</c>, <c>5 min</c>, <c>3 h</c>, <c>12 d</c>.</summary>
    /// <param name="age">The time since then; negative (a clock that was set back) counts as now.</param>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalSeconds: < 5 } => "now",
        { TotalMinutes: < 1 } => Whole(age.TotalSeconds, "s"),
        { TotalHours: < 1 } => Whole(age.TotalMinutes, "min"),
        { TotalDays: < 1 } => Whole(age.TotalHours, "h"),
        _ => Whole(age.TotalDays, "d"),
    };

    /// <summary>How long it is until something: <c>42 s</c>, <c>5 min</c>, <c>3 h 12 min</c>, <c>6 d 4 h</c>.</summary>
    /// <param name="left">The time until then; less than a second counts as now.</param>
    public static string Countdown(TimeSpan left) => left switch
    {
        { TotalSeconds: < 1 } => "now",
        { TotalMinutes: < 1 } => Whole(left.TotalSeconds, "s"),
        { TotalHours: < 1 } => Whole(left.TotalMinutes, "min"),
        { TotalDays: < 1 } => $"{Whole(left.TotalHours, "h")} {Whole(left.Minutes, "min")}",
        _ => $"{Whole(left.TotalDays, "d")} {Whole(left.Hours, "h")}",
    };

    /// <summary>The name of an account's provider, and a further account's label: <c>OpenAI (work)</c>.</summary>
    /// <param name="usage">The account.</param>
    public static string Name(ProviderUsage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        return Name(usage.ProviderName, usage.Account);
    }

    /// <summary>The name of a provider, and a further account's label.</summary>
    /// <param name="providerName">The provider's name.</param>
    /// <param name="account">The label; null for the provider's first account.</param>
    public static string Name(string? providerName, string? account) => account is null ? providerName ?? "" : $"{providerName} ({account})";

    /// <summary>How an account is, in a word or two: <c>ok</c>, <c>stale (timeout)</c>, <c>invalid key</c>, <c>not configured</c>, <c>disabled</c>.</summary>
    /// <param name="usage">The account's usage.</param>
    public static string Status(ProviderUsage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        return usage switch
        {
            { IsStale: true, Error: null } => "stale",
            { IsStale: true, Error: { } error } => $"stale ({ErrorKind(error.Kind)})",
            { Error: { Kind: not UsageErrorKind.MissingKey } error } => ErrorKind(error.Kind),
            { IsConfigured: false, AuthSource: not AuthSource.None } => "disabled",
            { IsConfigured: false } or { Error: not null } => "not configured",
            { IsAvailable: false } => "no data",
            _ => "ok",
        };
    }

    /// <summary>A kind of failure in words: <c>invalid key</c>, <c>rate limited</c>.</summary>
    /// <param name="kind">The kind.</param>
    public static string ErrorKind(UsageErrorKind kind) => kind switch
    {
        UsageErrorKind.MissingKey => "missing key",
        UsageErrorKind.InvalidKey => "invalid key",
        UsageErrorKind.Forbidden => "forbidden",
        UsageErrorKind.RateLimited => "rate limited",
        UsageErrorKind.ServiceUnavailable => "service unavailable",
        UsageErrorKind.Timeout => "timeout",
        UsageErrorKind.Network => "network",
        UsageErrorKind.ParseError => "parse error",
        UsageErrorKind.NotSupported => "not supported",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind."),
    };

    private static string Cost(decimal? usd, IReadOnlyList<MoneyAmount> other, CostSource source, bool isPartial, IMoneyView? view)
    {
        // Each amount for itself, however it is shown: currencies are never added up.
        IEnumerable<string> dollars = usd is null ? [] : [Money(usd, "USD", view)];
        string amounts = string.Join(" + ", dollars.Concat(other.Select(money => Money(money.Amount, money.Currency, view))));
        string mark = (isPartial ? "≥" : "") + (source == CostSource.Estimated ? "~" : "");
        return amounts.Length == 0 ? Unknown : mark + amounts;
    }

    private static string WithCurrency(decimal amount, string currency)
    {
        string number = amount.ToString("#,##0.00", CultureInfo.InvariantCulture);
        return currency switch
        {
            "USD" => "$" + number,
            "EUR" => "€" + number,
            "GBP" => "£" + number,
            _ => $"{number} {currency}",
        };
    }

    private static string ThreeDigits(decimal value) => value switch
    {
        < 9.995m => value.ToString("0.00", CultureInfo.InvariantCulture),
        < 99.95m => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("#,##0", CultureInfo.InvariantCulture),
    };

    private static string Whole(double value, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(value):0} {unit}");
}
