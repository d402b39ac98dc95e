using Aic.Core.History;
using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>The page of a history.</summary>
internal static class HistoryPage
{
    private const int MostGaps = 3;

    /// <summary>Writes the page.</summary>
    /// <param name="report">The page.</param>
    /// <param name="answer">The history.</param>
    /// <param name="by">What its rows tell apart.</param>
    /// <param name="zone">The time zone of its buckets.</param>
    public static void Write(Report report, HistoryAnswer answer, HistoryGrouping by, TimeZoneInfo zone)
    {
        bool hasMarks = answer.Rows.Any(row => HistoryText.Mark(row).Length > 0);
        ReportTable table = new(
        [
            new ReportColumn(answer.Granularity.ToString()),
            .. HasAccount(by) ? [new ReportColumn(by.HasFlag(HistoryGrouping.Account) ? "Account" : "Provider")] : Array.Empty<ReportColumn>(),
            .. by.HasFlag(HistoryGrouping.Project) ? [new ReportColumn("Project")] : Array.Empty<ReportColumn>(),
            .. by.HasFlag(HistoryGrouping.Model) ? [new ReportColumn("Model")] : Array.Empty<ReportColumn>(),
            .. NumberColumns.All,
            .. hasMarks ? [new ReportColumn("")] : Array.Empty<ReportColumn>(),
        ]);
        foreach (HistoryRow row in answer.Rows)
        {
            table.Add(
            [
                HistoryText.Bucket(row, answer.Granularity),
                .. HasAccount(by) ? [row.AccountId ?? row.ProviderName ?? UsageText.Unknown] : Array.Empty<Cell>(),
                .. by.HasFlag(HistoryGrouping.Project) ? [row.Project ?? new Cell(UsageText.Unknown, Looks.Quiet)] : Array.Empty<Cell>(),
                .. by.HasFlag(HistoryGrouping.Model) ? [row.Model ?? new Cell(row.Item ?? "no model", Looks.Quiet)] : Array.Empty<Cell>(),
                .. NumberColumns.Of(row.RequestsCount, row.TokensInput, row.TokensOutput, row.TokensCacheRead, row.TokensCacheWrite),
                NumberColumns.Cost(HistoryText.Cost(row, report.Money), row.CostSource),
                .. hasMarks ? [new Cell(HistoryText.Mark(row), Looks.Quiet)] : Array.Empty<Cell>(),
            ]);
        }

        report.Table(table);
        if (answer.Rows.Count == 0)
        {
            report.Line("Nothing is known of this period. 'aic history sync' fetches what providers still tell of it.");
        }

        foreach (HistoryCoverage account in answer.Accounts.Where(account => account.Gaps.Count > 0))
        {
            report.Line(new Cell($"{account.AccountId}: nothing is known of {Gaps(account.Gaps, zone)}.", Looks.Quiet));
        }

        report.Flush();
    }

    private static bool HasAccount(HistoryGrouping by) => (by & (HistoryGrouping.Account | HistoryGrouping.Provider)) != 0;

    private static string Gaps(IReadOnlyList<HistoryGap> gaps, TimeZoneInfo zone)
    {
        string first = string.Join(", ", gaps.Take(MostGaps).Select(gap => UsageText.Period(gap.Start, gap.End, zone)));
        return gaps.Count <= MostGaps ? first : $"{first} and {gaps.Count - MostGaps} more spans";
    }
}
