using System.Globalization;
using Aic.Core.History;

namespace Aic.Agent.Rendering;

/// <summary>The page of what fetching history brought.</summary>
internal static class HistorySyncPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="report">The page.</param>
    /// <param name="results">What came of it, account by account.</param>
    public static void Write(Report report, IReadOnlyList<HistorySyncResult> results)
    {
        ReportTable table = new(
            new ReportColumn("Account"),
            new ReportColumn("Since"),
            new ReportColumn("Days", IsNumber: true),
            new ReportColumn("Known before", IsNumber: true),
            new ReportColumn("Fetched", IsNumber: true),
            new ReportColumn(""));
        foreach (HistorySyncResult result in results)
        {
            table.Add(
                result.AccountId,
                result.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Number(result.DaysTotal),
                Number(result.DaysKnownBefore),
                Number(result.DaysFetched),
                new Cell(State(result), result.IsComplete ? Looks.Quiet : Looks.Caution));
        }

        report.Table(table);
        if (results.Count == 0)
        {
            report.Line("No provider is set up whose history could be fetched. 'aic providers list' tells what each one needs.");
        }

        report.Flush();
    }

    private static string State(HistorySyncResult result) => (result.Error, result.IsComplete, result.IsLimited) switch
    {
        (not null, _, _) => "ended early",
        (_, false, _) => "not all days are told",
        (_, _, true) => "as far back as the provider tells",
        _ => "complete",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
