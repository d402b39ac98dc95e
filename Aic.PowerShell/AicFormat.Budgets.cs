using System.Management.Automation.Host;
using Aic.Core.Budgets;
using Aic.Core.Forecasting;
using Aic.Core.Plans;
using Aic.Core.Usage;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <content>Texts of budgets, plans and forecasts.</content>
public static partial class AicFormat
{
    /// <summary>What is used of a budget, with <c>~</c> where it is estimated and <c>≥</c> where something isn't known; or a dash.</summary>
    /// <param name="budget">The budget.</param>
    public static string BudgetUsed(AicBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return BudgetText.Used(budget.State, ShownMoney.View);
    }

    /// <summary>A budget's whole amount and how often it starts anew.</summary>
    /// <param name="budget">The budget.</param>
    public static string BudgetLimit(AicBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return $"{BudgetText.Limit(budget.State.Budget, ShownMoney.View)} a {BudgetText.Period(budget.State.Budget)}";
    }

    /// <summary>What a budget is about.</summary>
    /// <param name="budget">The budget.</param>
    public static string BudgetScope(AicBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return BudgetText.Scope(budget.State.Budget);
    }

    /// <summary>An amount in a budget's unit, or a dash.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="budget">The budget.</param>
    public static string BudgetAmount(decimal? amount, AicBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return BudgetText.Amount(amount, budget.State, ShownMoney.View);
    }

    /// <summary>What a budget's period is expected to come to, and between which amounts.</summary>
    /// <param name="budget">The budget.</param>
    public static string BudgetForecast(AicBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return BudgetText.Forecast(budget.Forecast, amount => BudgetText.Amount(amount, budget.State, ShownMoney.View));
    }

    /// <summary>A budget's running period, in the user's days.</summary>
    /// <param name="budget">The budget.</param>
    public static string BudgetPeriod(AicBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return UsageText.Period(budget.PeriodStart, budget.PeriodEnd, TimeZoneInfo.Local);
    }

    /// <summary>What a plan costs.</summary>
    /// <param name="month">A month of the plan.</param>
    public static string PlanPrice(PlanMonth month)
    {
        ArgumentNullException.ThrowIfNull(month);
        return PlanText.Price(month.Plan, ShownMoney.View);
    }

    /// <summary>What a month of a plan would have cost at API prices, or a dash.</summary>
    /// <param name="month">The month.</param>
    public static string PlanEstimated(PlanMonth month) => PlanText.Estimated(month, ShownMoney.View);

    /// <summary>How many times the plan that is, or a dash.</summary>
    /// <param name="month">The month.</param>
    public static string PlanTimes(PlanMonth month) => PlanText.Times(month);

    /// <summary>What a forecast counts, in words.</summary>
    /// <param name="forecast">The forecast.</param>
    public static string ForecastMeasure(AicForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return ForecastText.Name(forecast.Measure);
    }

    /// <summary>What is used until now, with <c>~</c> where it is estimated and <c>≥</c> where something isn't known.</summary>
    /// <param name="forecast">The forecast.</param>
    public static string ForecastUsed(AicForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return ForecastText.Used(forecast.State, ShownMoney.View);
    }

    /// <summary>An amount in a forecast's measure, or a dash.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="forecast">The forecast.</param>
    public static string ForecastAmount(decimal? amount, AicForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return ForecastText.Amount(amount, forecast.Measure, ShownMoney.View);
    }

    /// <summary>A forecast's interval, or a dash.</summary>
    /// <param name="forecast">The forecast.</param>
    public static string ForecastInterval(AicForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return ForecastText.Interval(forecast.State, ShownMoney.View);
    }

    /// <summary>A share in percent, or a dash.</summary>
    /// <param name="percent">The share.</param>
    public static string Percent(decimal? percent) => BudgetText.Percent(percent);

    /// <summary>How a budget stands, in colours where the host has them.</summary>
    /// <param name="budget">The budget.</param>
    /// <param name="host"><c>$Host</c>.</param>
    /// <param name="style"><c>$PSStyle</c>.</param>
    public static string BudgetStatus(AicBudget budget, PSHost? host, object? style)
    {
        ArgumentNullException.ThrowIfNull(budget);
        ViewColours colours = ViewColours.Of(host, style);
        string text = BudgetText.Status(budget.Status) + (budget.IsStale ? ", stale" : "");
        return colours.Paint(text, budget.Status switch
        {
            Core.Budgets.BudgetStatus.UsedUp => colours.Error,
            Core.Budgets.BudgetStatus.AtRisk => colours.Warning,
            Core.Budgets.BudgetStatus.Unknown => colours.Faint,
            _ => null,
        });
    }
}
