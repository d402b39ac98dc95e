using Aic.Core.Budgets;
using Aic.Core.Terminal;

namespace Aic.Core.Charts;

/// <summary>Budgets and what is used of them, with gauges.</summary>
internal static class BudgetGauges
{
    /// <summary>Makes the table.</summary>
    /// <param name="states">How budgets stand.</param>
    /// <param name="width">How wide a gauge is.</param>
    /// <param name="glyphs">The characters.</param>
    public static ReportTable Of(IEnumerable<BudgetState> states, int width, ChartGlyphs glyphs)
    {
        ReportTable table = new(
            new ReportColumn(""),
            new ReportColumn(""),
            new ReportColumn("", IsNumber: true),
            new ReportColumn("", IsNumber: true),
            new ReportColumn(""),
            new ReportColumn(""))
        { Indent = 2 };
        foreach (BudgetState state in states)
        {
            table.Add(
                state.Budget.Name,
                state.Percent is { } percent ? new Cell(Gauge.Of(percent, width, glyphs), ChartLooks.Of(state.Status)) : "",
                $"{BudgetText.Used(state)} of {BudgetText.Limit(state.Budget)}",
                new Cell(BudgetText.Percent(state.Percent), ChartLooks.Of(state.Status)),
                new Cell($"each {BudgetText.Period(state.Budget)}", Looks.Quiet),
                new Cell(StatusOf(state), ChartLooks.Of(state.Status)));
        }

        return table;
    }

    private static string StatusOf(BudgetState state)
    {
        string expected = state.Forecast is { } forecast ? $", {BudgetText.Amount(forecast.Expected, state)} expected" : "";
        return $"{BudgetText.Status(state.Status)}{expected}{(state.IsStale ? ", stale" : "")}";
    }
}
