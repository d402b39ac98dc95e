using System.Globalization;
using Aic.Core.Currencies;
using Aic.Core.Usage;

namespace Aic.Core.Plans;

/// <summary>Words for plans. The same in every culture.</summary>
public static class PlanText
{
    /// <summary>What a plan costs: <c>$200.00 a month</c>.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="view">How money is shown; null for as it is.</param>
    public static string Price(Plan plan, IMoneyView? view = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return $"{UsageText.Money(plan.Amount, plan.Currency, view)} a {(plan.Period == PlanPeriod.Year ? "year" : "month")}";
    }

    /// <summary>What was used at API prices: <c>~$620.00</c>, with <c>≥</c> where something isn't known; a dash where nothing is.</summary>
    /// <param name="month">The month.</param>
    /// <param name="view">How money is shown; null for as it is.</param>
    public static string Estimated(PlanMonth month, IMoneyView? view = null)
    {
        ArgumentNullException.ThrowIfNull(month);
        return month.EstimatedUsd is { } amount ? $"{(month.IsPartial ? "≥" : "")}~{UsageText.Money(amount, Plan.Dollar, view)}" : UsageText.Unknown;
    }

    /// <summary>How it compares: <c>3.1 times the plan</c>, with the rate where the two are in different currencies; a dash where nothing is known.</summary>
    /// <param name="month">The month.</param>
    public static string Times(PlanMonth month)
    {
        ArgumentNullException.ThrowIfNull(month);
        return month.TimesPlan is not { } times ? UsageText.Unknown
            : string.Create(CultureInfo.InvariantCulture, $"{times:0.0#} times the plan{(month.Rate is { } rate ? $", {RateText.Of(rate)}" : "")}");
    }
}
