using System.Globalization;
using Aic.Core.Tracing;
using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>The tables of a trace.</summary>
internal static class TraceTables
{
    /// <summary>The calls made.</summary>
    /// <param name="calls">The calls.</param>
    public static ReportTable Calls(IEnumerable<TracedCall> calls)
    {
        ReportTable table = new(
            new ReportColumn("Call"), new ReportColumn("Page", true), new ReportColumn("Status"), new ReportColumn("Entries", true), new ReportColumn("Seconds", true))
        {
            Indent = 2,
        };
        foreach (TracedCall call in calls)
        {
            table.Add(
                TraceText.Address(call),
                TraceText.Number(call.Page),
                new Cell(TraceText.Status(call), call.Status is >= 200 and < 300 ? Looks.Good : Looks.Caution),
                TraceText.Number(call.RecordsCount),
                call.Seconds.ToString("0.00", CultureInfo.InvariantCulture));
        }

        return table;
    }

    /// <summary>The files read.</summary>
    /// <param name="files">The files.</param>
    public static ReportTable Files(IEnumerable<TracedFile> files)
    {
        ReportTable table = new(
            new ReportColumn("File"), new ReportColumn("Bytes", true), new ReportColumn("Counted", true), new ReportColumn("Copies", true), new ReportColumn("Repeats", true), new ReportColumn("Broken lines"))
        {
            Indent = 2,
        };
        foreach (TracedFile file in files)
        {
            table.Add(
                file.Path,
                TraceText.Number(file.Bytes),
                TraceText.Number(file.ResponsesCount),
                TraceText.Number(file.CopiesLeftOut),
                TraceText.Number(file.RepeatsLeftOut),
                new Cell(TraceText.Broken(file), file.BrokenLinesLeftOut == 0 ? Looks.Quiet : Looks.Caution));
        }

        return table;
    }

    /// <summary>The prices applied.</summary>
    /// <param name="costs">The parts of the cost.</param>
    public static ReportTable Prices(IEnumerable<TracedCost> costs)
    {
        ReportTable table = new(
            new ReportColumn("Model"),
            new ReportColumn("Input", true),
            new ReportColumn("Output", true),
            new ReportColumn("Cache read", true),
            new ReportColumn("Cache write", true),
            new ReportColumn("Cost", true),
            new ReportColumn("Price"))
        {
            Indent = 2,
        };
        foreach (TracedCost part in costs)
        {
            table.Add(
                part.Item is null ? part.Model ?? "(unnamed)" : $"{part.Model} ({part.Item})".TrimStart(),
                TraceText.Number(part.TokensInput),
                TraceText.Number(part.TokensOutput),
                TraceText.Number(part.TokensCacheRead),
                TraceText.Number(part.TokensCacheWrite),
                part.CostUsd is null && part.CostOther is { } other ? UsageText.Money(other.Amount, other.Currency) : TraceText.Exact(part.CostUsd),
                new Cell(TraceText.Price(part), part.Basis == CostBasis.Unknown && part.TokensInput is not null ? Looks.Caution : Looks.Quiet));
        }

        return table;
    }
}
