using System.Globalization;
using System.Text.RegularExpressions;
using Aic.Core.Forecasting;
using Aic.Core.Usage;

namespace Aic.Core.Budgets;

/// <summary>The words of budgets, as files, command lines, views and the wire write them. The same in every culture.</summary>
public static partial class BudgetText
{
    /// <summary>The units' words.</summary>
    public const string Units = "USD or tokens";

    /// <summary>What a name must be.</summary>
    public const string NameForm = "up to 64 letters, digits and . _ -";

    /// <summary>A unit's word.</summary>
    /// <param name="unit">The unit.</param>
    public static string Name(BudgetUnit unit) => unit == BudgetUnit.Tokens ? "tokens" : "USD";

    /// <summary>A unit from its word, without case; null for no unit's.</summary>
    /// <param name="text">The word.</param>
    public static BudgetUnit? ReadUnit(string text) =>
        string.Equals(text, "USD", StringComparison.OrdinalIgnoreCase) ? BudgetUnit.Usd
        : string.Equals(text, "tokens", StringComparison.OrdinalIgnoreCase) ? BudgetUnit.Tokens
        : null;

    /// <summary>True for what can be a budget's name.</summary>
    /// <param name="text">The text.</param>
    public static bool IsName(string text) => NamePattern().IsMatch(text);

    /// <summary>An amount in a budget's unit: <c>$4.56</c>, <c>~$4.56</c> where it is estimated, <c>1.23 M</c> tokens; a dash where it isn't known.</summary>
    /// <param name="amount">The amount; null when unknown.</param>
    /// <param name="state">The budget's state.</param>
    /// <param name="view">How money is shown; null for as it is.</param>
    public static string Amount(decimal? amount, BudgetState state, IMoneyView? view = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        return amount is null ? UsageText.Unknown
            : state.Budget.Unit == BudgetUnit.Tokens ? UsageText.Count((long)Math.Clamp(amount.Value, -1e18m, 1e18m))
            : (state.Counts == BudgetCounts.Estimated ? "~" : "") + UsageText.Money(amount, "USD", view);
    }

    /// <summary>What is used of a budget: as an amount, with <c>≥</c> where something isn't known.</summary>
    /// <param name="state">The budget's state.</param>
    /// <param name="view">How money is shown; null for as it is.</param>
    public static string Used(BudgetState state, IMoneyView? view = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state is { Used: not null, IsPartial: true } ? "≥" + Amount(state.Used, state, view) : Amount(state.Used, state, view);
    }

    /// <summary>A budget's whole amount: <c>$200.00</c>, <c>5.00 M tokens</c>.</summary>
    /// <param name="budget">The budget.</param>
    /// <param name="view">How money is shown; null for as it is.</param>
    public static string Limit(Budget budget, IMoneyView? view = null)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return UsageText.Amount(budget.Amount, Name(budget.Unit), view);
    }

    /// <summary>How often a budget starts anew: <c>day</c>, <c>week from Sunday</c>, <c>month from the 15th</c>.</summary>
    /// <param name="budget">The budget.</param>
    public static string Period(Budget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return (budget.Period, budget.StartsOn) switch
        {
            (BudgetPeriod.Day, _) => "day",
            (BudgetPeriod.Week, { } day) => $"week from {(DayOfWeek)(day % 7)}",
            (BudgetPeriod.Week, _) => "week",
            (_, { } day) => string.Create(CultureInfo.InvariantCulture, $"month from day {day}"),
            _ => "month",
        };
    }

    /// <summary>What a budget is about: <c>everything</c>, or its patterns.</summary>
    /// <param name="budget">The budget.</param>
    public static string Scope(Budget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        IEnumerable<string> parts =
        [
            .. budget.Accounts,
            .. budget.Models.Select(model => $"model {model}"),
            .. budget.Projects.Select(project => $"project {project}"),
        ];
        string text = string.Join(", ", parts);
        return text.Length == 0 ? "everything" : text;
    }

    /// <summary>How a budget stands, in a word or two: <c>within</c>, <c>at risk</c>, <c>used up</c>, <c>unknown</c>.</summary>
    /// <param name="status">The status.</param>
    public static string Status(BudgetStatus status) => status switch
    {
        BudgetStatus.AtRisk => "at risk",
        BudgetStatus.UsedUp => "used up",
        _ => status.ToString().ToLowerInvariant(),
    };

    /// <summary>A share: <c>87%</c>; what isn't all yet is never rounded up to it.</summary>
    /// <param name="percent">The share in percent; null when unknown.</param>
    public static string Percent(decimal? percent) => percent switch
    {
        null => UsageText.Unknown,
        > 99 and < 100 => "99%",
        _ => percent.Value.ToString("0", CultureInfo.InvariantCulture) + "%",
    };

    /// <summary>What a period is expected to come to, and between which amounts: <c>$122 ($110 to $134)</c>; a dash where too little is known.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="show">Writes an amount.</param>
    public static string Forecast(PeriodForecast? forecast, Func<decimal, string> show)
    {
        ArgumentNullException.ThrowIfNull(show);
        return forecast is null ? UsageText.Unknown : $"{show(forecast.Expected)} ({show(forecast.Low)} to {show(forecast.High)})";
    }

    /// <summary>A sentence about a budget that crossed a threshold: what a scheduled task is told.</summary>
    /// <param name="state">The budget's state.</param>
    /// <param name="threshold">The threshold.</param>
    public static string Crossed(BudgetState state, BudgetThreshold threshold)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(threshold);
        string used = $"{Used(state)} of {Limit(state.Budget)} ({Percent(state.Percent)})";
        return threshold.Percent is null && state.Used < state.Budget.Amount
            ? $"The budget {state.Budget.Name} is expected to be exceeded: {used} is used, and {Amount(state.Forecast?.Expected, state)} expected by the period's end{RunsOut(state)}."
            : $"The budget {state.Budget.Name} has reached {threshold}: {used} is used.";
    }

    private static string RunsOut(BudgetState state) =>
        state.RunsOutOn is { } day ? string.Create(CultureInfo.InvariantCulture, $"; it runs out on {day:yyyy-MM-dd}") : "";

    [GeneratedRegex(@"\A[\p{L}\p{Nd}][\p{L}\p{Nd}._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
