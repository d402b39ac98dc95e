using System.Globalization;
using Aic.Core.Budgets;
using Aic.Core.Charts;
using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>The page of budgets.</summary>
internal static class BudgetsPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="report">The page.</param>
    /// <param name="states">How budgets stand.</param>
    public static void Write(Report report, IReadOnlyList<BudgetState> states)
    {
        ReportTable table = new(
            new ReportColumn("Budget"),
            new ReportColumn("For"),
            new ReportColumn("Each"),
            new ReportColumn("Amount", IsNumber: true),
            new ReportColumn("Used", IsNumber: true),
            new ReportColumn("", IsNumber: true),
            new ReportColumn("Left", IsNumber: true),
            new ReportColumn("Pace", IsNumber: true),
            new ReportColumn("Expected", IsNumber: true),
            new ReportColumn("Runs out"),
            new ReportColumn("Status"));
        foreach (BudgetState state in states)
        {
            table.Add(
                state.Budget.Name,
                new Cell(BudgetText.Scope(state.Budget), Looks.Quiet),
                BudgetText.Period(state.Budget),
                BudgetText.Limit(state.Budget, report.Money),
                BudgetText.Used(state, report.Money),
                new Cell(BudgetText.Percent(state.Percent), ChartLooks.Of(state.Status)),
                BudgetText.Amount(state.Left, state, report.Money),
                state.Pace?.ToString("0.00", CultureInfo.InvariantCulture) ?? UsageText.Unknown,
                BudgetText.Forecast(state.Forecast, amount => BudgetText.Amount(amount, state, report.Money)),
                state.RunsOutOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? UsageText.Unknown,
                new Cell(BudgetText.Status(state.Status) + (state.IsStale ? ", stale" : ""), ChartLooks.Of(state.Status)));
        }

        report.Table(table);
        if (states.Count == 0)
        {
            report.Line("There is no budget. Set one: aic budget set all 200");
        }

        WriteNotes(report, states);
        report.Flush();
    }

    private static void WriteNotes(Report report, IReadOnlyList<BudgetState> states)
    {
        ReportTable notes = new(new ReportColumn(""), new ReportColumn("")) { Indent = 2 };
        foreach (BudgetState state in states)
        {
            if (Beside(state, report.Money) is { } other)
            {
                notes.Add(state.Budget.Name, other);
            }

            foreach (string missing in state.Missing)
            {
                notes.Add(state.Budget.Name, missing);
            }
        }

        report.Section("Not counted", notes);
    }

    /// <summary>The dollars that a budget doesn't count.</summary>
    private static string? Beside(BudgetState state, IMoneyView? money) => state switch
    {
        { Counts: BudgetCounts.Billed, EstimatedUsd: > 0 } => $"~{UsageText.Money(state.EstimatedUsd, "USD", money)} estimated at API prices",
        { Counts: BudgetCounts.Estimated, BilledUsd: > 0 } => $"{UsageText.Money(state.BilledUsd, "USD", money)} billed",
        _ => null,
    };
}
