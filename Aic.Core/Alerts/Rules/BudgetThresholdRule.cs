using System.Globalization;
using Aic.Core.Budgets;

namespace Aic.Core.Alerts.Rules;

/// <summary>
/// A budget's threshold is crossed: once for each budget, period and threshold. A period is known by the day that it starts on, which doesn't change with
/// the time zone of a user who travels; another amount makes other thresholds.
/// </summary>
internal sealed class BudgetThresholdRule : IAlertRule
{
    private const decimal FirstWarning = 75;

    // A forecast goes to and fro; below this share of the amount it has really turned.
    private const decimal ProjectionIsOverBelow = 0.95m;

    /// <inheritdoc />
    public AlertKind Kind => AlertKind.BudgetThreshold;

    /// <inheritdoc />
    public IEnumerable<AlertFinding> Find(AlertFacts facts)
    {
        foreach (BudgetState state in facts.Budgets)
        {
            foreach (BudgetThreshold threshold in state.Thresholds.Where(one => one.IsCrossed).Select(one => one.Threshold))
            {
                yield return new AlertFinding(CauseOf(state, threshold, facts), SeverityOf(threshold), Title(state, threshold), Message(state, threshold, facts))
                {
                    Raises = !IsTold(state, threshold),
                };
            }
        }
    }

    /// <inheritdoc />
    public bool IsOver(KnownAlert alert, AlertFacts facts)
    {
        if (facts.Budgets.FirstOrDefault(state => state.Budget.Name == alert.Cause.Subject) is not { } state)
        {
            return true;
        }

        BudgetThreshold? threshold = state.Budget.Thresholds.FirstOrDefault(one => CauseOf(state, one, facts) == alert.Cause);
        if (threshold is null)
        {
            return true;
        }

        // What is used at least says nothing of what isn't used any more.
        return state is { Used: { } used, IsPartial: false, IsStale: false }
            && (threshold.Percent is not null || (used < state.Budget.Amount && state.Forecast?.Expected < state.Budget.Amount * ProjectionIsOverBelow));
    }

    private static AlertCause CauseOf(BudgetState state, BudgetThreshold threshold, AlertFacts facts) => new(
        AlertKind.BudgetThreshold,
        state.Budget.Name,
        string.Create(CultureInfo.InvariantCulture, $"{threshold} of {state.Budget.Amount:0.############} {BudgetText.Name(state.Budget.Unit)}"),
        facts.DayOf(state.PeriodStart).ToString("O", CultureInfo.InvariantCulture));

    /// <summary>That the amount will be used up is no news when another threshold says that it is.</summary>
    private static bool IsTold(BudgetState state, BudgetThreshold threshold) =>
        threshold.Percent is null && state.Used >= state.Budget.Amount && state.Budget.Thresholds.Any(one => one.Percent == 100);

    private static AlertSeverity SeverityOf(BudgetThreshold threshold) => threshold.Percent switch
    {
        >= 100 => AlertSeverity.Critical,
        < FirstWarning => AlertSeverity.Info,
        _ => AlertSeverity.Warning,
    };

    private static string Title(BudgetState state, BudgetThreshold threshold)
    {
        string counts = state.Counts is { } kind ? $" {kind.ToString().ToLowerInvariant()}" : "";
        return threshold.Percent is null && state.Used < state.Budget.Amount
            ? $"Budget {state.Budget.Name}: {BudgetText.Amount(state.Forecast?.Expected, state)} expected, more than {BudgetText.Limit(state.Budget)}"
            : $"Budget {state.Budget.Name}: {(threshold.Percent is null ? "100%" : threshold)} used ({BudgetText.Used(state)} of {BudgetText.Limit(state.Budget)}{counts})";
    }

    private static string Message(BudgetState state, BudgetThreshold threshold, AlertFacts facts) => string.Create(
        CultureInfo.InvariantCulture, $"{BudgetText.Crossed(state, threshold)} It starts anew on {facts.DayOf(state.PeriodEnd):yyyy-MM-dd}.");
}
