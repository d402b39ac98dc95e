using Aic.Core.Budgets;
using Aic.Core.Forecasting;
using Aic.Core.Usage;

namespace Aic.PowerShell.Output;

/// <summary>A budget and how it stands. What isn't known is null.</summary>
public sealed class AicBudget
{
    internal AicBudget(BudgetState state) => State = state;

    /// <summary>The budget's name.</summary>
    public string Name => State.Budget.Name;

    /// <summary>How it stands.</summary>
    public BudgetStatus Status => State.Status;

    /// <summary>The amount, in <see cref="Unit"/>.</summary>
    public decimal Amount => State.Budget.Amount;

    /// <summary>What the amount counts: <c>USD</c> or <c>tokens</c>.</summary>
    public string Unit => BudgetText.Name(State.Budget.Unit);

    /// <summary>How long it lasts before it starts anew.</summary>
    public BudgetPeriod Period => State.Budget.Period;

    /// <summary>The day on which it starts anew: of a month 1 to 31, of a week 1 (Monday) to 7 (Sunday); null for the first.</summary>
    public int? StartsOn => State.Budget.StartsOn;

    /// <summary>Whose usage counts; empty for everybody's.</summary>
    public IReadOnlyList<string> Provider => State.Budget.Accounts;

    /// <summary>Which models count; empty for all usage.</summary>
    public IReadOnlyList<string> Model => State.Budget.Models;

    /// <summary>Which projects count; empty for all usage.</summary>
    public IReadOnlyList<string> Project => State.Budget.Projects;

    /// <summary>Which dollars count; null where tokens do.</summary>
    public BudgetCounts? Counts => State.Counts;

    /// <summary>What is used, in <see cref="Unit"/>.</summary>
    public decimal? Used => State.Used;

    /// <summary>What is left, in <see cref="Unit"/>; below zero where more is used.</summary>
    public decimal? Left => State.Left;

    /// <summary>The share used, in percent.</summary>
    public decimal? Percent => State.Percent;

    /// <summary>How fast it is used: 1 uses the amount up exactly at the period's end.</summary>
    public decimal? Pace => State.Pace;

    /// <summary>The day on which it is used up, or is expected to be; null when it lasts.</summary>
    public DateOnly? RunsOutOn => State.RunsOutOn;

    /// <summary>What the period is expected to come to, in <see cref="Unit"/>.</summary>
    public decimal? Expected => State.Forecast?.Expected;

    /// <summary>The forecast with its interval.</summary>
    public PeriodForecast? Forecast => State.Forecast;

    /// <summary>US dollars billed.</summary>
    public decimal? BilledUsd => State.BilledUsd;

    /// <summary>US dollars at API prices, never added to those billed.</summary>
    public decimal? EstimatedUsd => State.EstimatedUsd;

    /// <summary>Costs billed in other currencies.</summary>
    public IReadOnlyList<MoneyAmount> CostOther => State.CostOther;

    /// <summary>Tokens of all kinds.</summary>
    public decimal? Tokens => State.Tokens;

    /// <summary>True when <see cref="Used"/> is the least it can be.</summary>
    public bool IsPartial => State.IsPartial;

    /// <summary>What isn't in <see cref="Used"/> and why.</summary>
    public IReadOnlyList<string> Missing => State.Missing;

    /// <summary>True when a provider failed since it told what this is made of.</summary>
    public bool IsStale => State.IsStale;

    /// <summary>The thresholds that are crossed: <c>80%</c>, <c>projected</c>.</summary>
    public IReadOnlyList<string> Crossed => [.. State.Thresholds.Where(threshold => threshold.IsCrossed).Select(threshold => threshold.Threshold.ToString())];

    /// <summary>All thresholds.</summary>
    public IReadOnlyList<string> Threshold => [.. State.Budget.Thresholds.Select(threshold => threshold.ToString())];

    /// <summary>Start of the running period (UTC).</summary>
    public DateTimeOffset PeriodStart => State.PeriodStart;

    /// <summary>End of the running period (UTC), itself not included.</summary>
    public DateTimeOffset PeriodEnd => State.PeriodEnd;

    internal BudgetState State { get; }

    /// <summary>The budget's name.</summary>
    public override string ToString() => Name;
}
