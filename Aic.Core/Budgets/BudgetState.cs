using System.Text.Json.Serialization;
using Aic.Core.Forecasting;
using Aic.Core.Usage;

namespace Aic.Core.Budgets;

/// <summary>
/// How a budget stands at a moment. What counts (<see cref="Used"/>) is either billed or estimated dollars, or tokens, and never a sum of them;
/// the dollars that don't count stand beside it. What isn't known is null, and <see cref="Missing"/> says why.
/// </summary>
public sealed record BudgetState
{
    /// <summary>The budget.</summary>
    public required Budget Budget { get; init; }

    /// <summary>Start of the running period (UTC, inclusive).</summary>
    public required DateTimeOffset PeriodStart { get; init; }

    /// <summary>End of the running period (UTC, exclusive).</summary>
    public required DateTimeOffset PeriodEnd { get; init; }

    /// <summary>The moment that the state is of (UTC).</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>How it stands, in a word.</summary>
    public required BudgetStatus Status { get; init; }

    /// <summary>Which dollars count: the budget's own choice, or what its accounts decide. Null where tokens count.</summary>
    public BudgetCounts? Counts { get; init; }

    /// <summary>What is used, in the budget's unit; null when nobody tells it.</summary>
    public decimal? Used { get; init; }

    /// <summary>What is left, in the budget's unit; below zero where more is used than the amount. Null when unknown.</summary>
    public decimal? Left { get; init; }

    /// <summary>The share used, in percent, to two digits; null when unknown.</summary>
    public decimal? Percent { get; init; }

    /// <summary>
    /// How fast it is used: 1 uses the amount up exactly at the period's end if every hour is like those until now, 2 in half the time.
    /// To two digits; null when unknown, or the period has only begun.
    /// </summary>
    public decimal? Pace { get; init; }

    /// <summary>The day on which the amount is used up: the one on which it was, or the one that the forecast expects; null when it lasts, or that can't be told.</summary>
    public DateOnly? RunsOutOn { get; init; }

    /// <summary>What the period is expected to come to, in the budget's unit; null while too little is known.</summary>
    public PeriodForecast? Forecast { get; init; }

    /// <summary>US dollars that providers say they billed; null when none tells it.</summary>
    public decimal? BilledUsd { get; init; }

    /// <summary>US dollars at API prices, of what is billed nowhere; null when there is none. Never added to <see cref="BilledUsd"/>.</summary>
    public decimal? EstimatedUsd { get; init; }

    /// <summary>Costs billed in other currencies, one amount for each; never added to dollars.</summary>
    public IReadOnlyList<MoneyAmount> CostOther { get; init; } = [];

    /// <summary>Tokens of all kinds; null when nobody tells them.</summary>
    public decimal? Tokens { get; init; }

    /// <summary>True when <see cref="Used"/> is the least it can be, because something isn't known.</summary>
    public bool IsPartial { get; init; }

    /// <summary>What isn't in <see cref="Used"/> and why, a sentence each.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>True when a provider failed since it told what this is made of.</summary>
    public bool IsStale { get; init; }

    /// <summary>The oldest of the moments at which providers were asked (UTC); null when nothing is known.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The budget's thresholds, and which of them are crossed.</summary>
    public IReadOnlyList<BudgetThresholdState> Thresholds { get; init; } = [];

    /// <summary>True when a threshold is crossed, one of the budget's own or not. What isn't known crosses none.</summary>
    /// <param name="threshold">The threshold.</param>
    public bool HasReached(BudgetThreshold threshold)
    {
        ArgumentNullException.ThrowIfNull(threshold);
        return threshold.Percent is { } percent ? Used >= Budget.Amount * percent / 100 : Used >= Budget.Amount || Forecast?.Expected > Budget.Amount;
    }
}

/// <summary>A threshold of a budget in its running period.</summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="IsCrossed">True when it is reached; of <see cref="BudgetThreshold.Projected"/>, when the forecast is above the amount.</param>
public sealed record BudgetThresholdState([property: JsonIgnore] BudgetThreshold Threshold, bool IsCrossed)
{
    /// <summary>The threshold: <c>80%</c>, or <c>projected</c>.</summary>
    public string Name => Threshold.ToString();

    /// <summary>The share in percent; null where it is about the forecast.</summary>
    public decimal? Percent => Threshold.Percent;
}

/// <summary>How a budget stands.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<BudgetStatus>))]
public enum BudgetStatus
{
    /// <summary>What is used isn't known.</summary>
    Unknown,

    /// <summary>Less than the amount is used, and is expected to be.</summary>
    Within,

    /// <summary>Less than the amount is used, and more is expected to be by the period's end.</summary>
    AtRisk,

    /// <summary>The amount is used up, or more.</summary>
    UsedUp,
}
