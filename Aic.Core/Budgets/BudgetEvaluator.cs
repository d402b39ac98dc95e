using Aic.Core.Forecasting;
using Aic.Core.Scopes;
using Aic.Core.Usage;

namespace Aic.Core.Budgets;

/// <summary>Tells how a budget stands. A function of what was used and the time, and of nothing else.</summary>
internal static class BudgetEvaluator
{
    /// <summary>Tells how a budget stands.</summary>
    /// <param name="budget">The budget.</param>
    /// <param name="counts">Which dollars count; null where tokens do.</param>
    /// <param name="period">The running period.</param>
    /// <param name="usage">What was used in it until now.</param>
    /// <param name="past">What was used in the weeks before; null when that wasn't asked for.</param>
    /// <param name="now">The time.</param>
    /// <param name="zone">The user's time zone.</param>
    public static BudgetState Evaluate(Budget budget, BudgetCounts? counts, UsagePeriod period, ScopeUsage usage, ScopeUsage? past, DateTimeOffset now, TimeZoneInfo zone)
    {
        ScopeMeasure measure = Measure(usage, counts);
        decimal? used = measure.Total;
        DailyAmount[] days = [.. (past is null ? [] : Measure(past, counts).Days), .. measure.Days];
        PeriodForecast? forecast = used is { } known ? PeriodForecaster.Forecast(days, known, period, now, zone) : null;
        decimal? percent = used / budget.Amount * 100;
        BudgetState state = new()
        {
            Budget = budget,
            PeriodStart = period.Start,
            PeriodEnd = period.End,
            EvaluatedAt = now.ToUniversalTime(),
            Status = used is null ? BudgetStatus.Unknown
                : used >= budget.Amount ? BudgetStatus.UsedUp
                : forecast?.Expected > budget.Amount ? BudgetStatus.AtRisk
                : BudgetStatus.Within,
            Counts = counts,
            Used = used,
            Left = budget.Amount - used,
            Percent = Rounded(percent),
            Pace = Rounded(Pace(percent, period, now)),
            RunsOutOn = used is null ? null : RunsOutOn(budget.Amount, measure, forecast),
            Forecast = forecast,
            BilledUsd = usage.Billed.Total,
            EstimatedUsd = usage.Estimated.Total,
            CostOther = usage.Other,
            Tokens = usage.Tokens.Total,
            IsPartial = measure.Missing.Count > 0,
            Missing = measure.Missing,
            IsStale = usage.IsStale,
            AsOf = usage.AsOf,
        };
        return state with { Thresholds = [.. budget.Thresholds.Select(threshold => new BudgetThresholdState(threshold, state.HasReached(threshold)))] };
    }

    private static ScopeMeasure Measure(ScopeUsage usage, BudgetCounts? counts) => counts switch
    {
        BudgetCounts.Billed => usage.Billed,
        BudgetCounts.Estimated => usage.Estimated,
        _ => usage.Tokens,
    };

    private static decimal? Pace(decimal? percent, UsagePeriod period, DateTimeOffset now)
    {
        // A thousandth of a period (three quarters of an hour of a month) tells no speed.
        double elapsed = Math.Min(1, (now - period.Start) / (period.End - period.Start));
        return elapsed < 0.001 ? null : percent / 100 / (decimal)elapsed;
    }

    private static DateOnly? RunsOutOn(decimal amount, ScopeMeasure measure, PeriodForecast? forecast)
    {
        decimal sum = 0;
        foreach (DailyAmount day in measure.Days.OrderBy(day => day.Day))
        {
            sum += day.Amount;
            if (sum >= amount)
            {
                return day.Day;
            }
        }

        return forecast?.Path.FirstOrDefault(day => day.Amount >= amount)?.Day;
    }

    private static decimal? Rounded(decimal? value) => value is { } known ? Math.Round(known, 2) : null;
}
