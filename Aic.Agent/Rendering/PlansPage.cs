using System.Globalization;
using Aic.Core.Plans;

namespace Aic.Agent.Rendering;

/// <summary>The page of plans.</summary>
internal static class PlansPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="report">The page.</param>
    /// <param name="plans">The plans, month by month.</param>
    public static void Write(Report report, IReadOnlyList<PlanMonth> plans)
    {
        ReportTable table = new(
            new ReportColumn("Plan"),
            new ReportColumn("Price", IsNumber: true),
            new ReportColumn("Month"),
            new ReportColumn("At API prices", IsNumber: true),
            new ReportColumn("", IsNumber: true));
        ReportTable notes = new(new ReportColumn(""), new ReportColumn("")) { Indent = 2 };
        foreach (PlanMonth month in plans)
        {
            string name = month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            table.Add(month.Plan.Account, PlanText.Price(month.Plan, report.Money), name, new Cell(PlanText.Estimated(month, report.Money), Looks.Quiet), PlanText.Times(month));
            foreach (string missing in month.Missing)
            {
                notes.Add(name, missing);
            }
        }

        report.Table(table);
        if (plans.Count == 0)
        {
            report.Line("There is no plan. Set one: aic plan set claude-code 200");
        }

        report.Section("Not counted", notes);
        ReportTable hindered = new(new ReportColumn(""), new ReportColumn("")) { Indent = 2 };
        foreach (PlanMonth month in plans.Where(month => month.NotCompared is not null).DistinctBy(month => month.Plan))
        {
            hindered.Add(month.Plan.Account, month.NotCompared!);
        }

        report.Section("Not compared", hindered);
        report.Flush();
    }
}
