using System.Globalization;
using Aic.Core.Tracing;
using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>The page about where numbers come from: for each account the calls or files, the prices, and whether all of it adds up.</summary>
/// <param name="report">The page.</param>
/// <param name="zone">The user's time zone.</param>
internal sealed class TracePage(Report report, TimeZoneInfo zone)
{
    private const int MostFiles = 50;

    /// <summary>Writes the page.</summary>
    /// <param name="period">The period.</param>
    /// <param name="traces">The traces, in the order to show them.</param>
    public void Write(UsagePeriod period, IReadOnlyList<UsageTrace> traces)
    {
        if (traces.Count == 0)
        {
            report.Line("No provider is set up yet. What to set: aic providers list");
        }

        for (int i = 0; i < traces.Count; i++)
        {
            if (i > 0)
            {
                report.Line();
            }

            Write(period, traces[i]);
        }

        report.Flush();
    }

    private void Write(UsagePeriod period, UsageTrace trace)
    {
        report.Line(new Cell(trace.AccountId, Looks.Heading), $"  {trace.Usage.ProviderName}, {UsageText.Period(period.Start, period.End, zone)}");
        report.Section("Calls", TraceTables.Calls(trace.Calls));
        report.Section(FilesHeading(trace.Files), TraceTables.Files(trace.Files.Take(MostFiles)));
        report.Section("Prices", TraceTables.Prices(trace.Costs));
        report.Line();
        report.Line(Sum(trace));
        foreach (string note in trace.Usage.Notes)
        {
            report.Line(new Cell(note, Looks.Quiet));
        }
    }

    private static string FilesHeading(IReadOnlyList<TracedFile> files) => files.Count <= MostFiles
        ? "Files"
        : string.Create(CultureInfo.InvariantCulture, $"Files (the first {MostFiles} of {files.Count}; --json shows all)");

    private static Cell Sum(UsageTrace trace) => trace switch
    {
        { Usage.Error: { } error } => new Cell(error.Message, Looks.Bad),
        { Usage: { Usage: null } usage } => new Cell(usage.Description ?? "There are no numbers to explain.", Looks.Quiet),
        { AddsUp: true, Usage.Usage: { } data } => new Cell(
            string.Create(CultureInfo.InvariantCulture, $"Adds up: {UsageText.Count(data.RequestsCount)} requests, {UsageText.Cost(data)} shown, {TraceText.Exact(trace.CostOfParts)} exactly."), Looks.Good),
        _ => new Cell("The parts don't add up to what is shown; this is a mistake of the program.", Looks.Bad),
    };
}
