using Aic.Core.Terminal;
using Aic.Core.Usage;
using Spectre.Console;

namespace Aic.Core.Charts;

/// <summary>Draws usage: columns by day, a sparkline for each account, limits and budgets as gauges. What was billed and what is estimated is never one column.</summary>
public sealed class OverviewPage
{
    private const int PlainWidth = 80;
    private const int LeastSparkline = 8;
    private const int Indent = 2;
    private const int Gap = 2;

    private readonly TextPage _page;
    private readonly UsageOverview _overview;
    private readonly ChartGlyphs _glyphs;
    private readonly int _width;
    private readonly List<string> _ranks;

    /// <summary>Begins to draw.</summary>
    /// <param name="page">The page.</param>
    /// <param name="overview">What to draw.</param>
    public OverviewPage(TextPage page, UsageOverview overview)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(overview);
        _page = page;
        _overview = overview;
        _glyphs = ChartGlyphs.For(page.Look.IsUnicode);
        _width = WidthOf(page.Look);
        _ranks = [.. overview.Measures.SelectMany(measure => measure.Series).Select(series => series.AccountId).Distinct()];
    }

    /// <summary>What was asked, in words; null for a period without a name.</summary>
    public string? Title { get; init; }

    /// <summary>What to do where nothing is known of the period.</summary>
    public string Advice { get; init; } = "";

    /// <summary>How many lines the columns are high.</summary>
    public int ColumnHeight { get; init; } = 8;

    /// <summary>How many columns there is room for: <see cref="OverviewQuery.MostBuckets"/>.</summary>
    /// <param name="look">What the page is for.</param>
    public static int MostColumns(TerminalLook look) => ColumnChart.MostColumns(WidthOf(look));

    /// <summary>Draws it.</summary>
    public void Draw()
    {
        string days = UsageText.Period(_overview.PeriodStart, _overview.PeriodEnd, _overview.Zone);
        _page.Line(new Cell(Title ?? days, Looks.Heading), Title is null ? "" : $"  {days}");
        foreach (ChartMeasure measure in _overview.Measures)
        {
            DrawMeasure(measure);
        }

        if (_overview.Measures.Count == 0)
        {
            _page.Line();
            _page.Line($"Nothing is known of this period. {Advice}");
        }

        DrawNotes();
        int gauge = Gauge.WidthFor(_width);
        _page.Section("Limits", QuotaTable.WithGauges(_overview.Usages, _overview.At, gauge, _glyphs));
        _page.Section("Budgets", BudgetGauges.Of(_overview.Budgets, gauge, _glyphs));
    }

    private static int WidthOf(TerminalLook look) => look.Width ?? PlainWidth;

    private void DrawMeasure(ChartMeasure measure)
    {
        _page.Line();
        string heading = _page.Shown($"{measure.Title}  {measure.Text(measure.Total, measure.IsPartial)}");
        string cut = _overview.Buckets.Count == 1 ? "" : $"  by {_overview.Granularity.ToString().ToLowerInvariant()}";
        _page.Line(new Cell(heading, Looks.Heading), new Cell(heading.Length + cut.Length <= _width ? cut : "", Looks.Quiet));
        if (_overview.Buckets.Count > 1)
        {
            new ColumnChart(_page, _width, ColumnHeight).Draw(_overview, measure, account => ChartLooks.OfSeries(_ranks.IndexOf(account)));
        }

        _page.Table(SeriesOf(measure));
    }

    private ReportTable SeriesOf(ChartMeasure measure)
    {
        Dictionary<string, bool> stale = _overview.Usages.ToDictionary(usage => usage.AccountId, usage => usage.IsStale);
        string[] totals = [.. measure.Series.Select(series => _page.Shown(measure.Text(series.Total, series.IsPartial)))];
        string[] notes = [.. measure.Series.Select(series => NoteOf(series, stale.GetValueOrDefault(series.AccountId)))];
        int longestNote = notes.Max(note => note.Length);
        int begun = _overview.BegunCount;
        int room = _width - Indent - measure.Series.Max(series => series.Name.GetCellWidth()) - totals.Max(total => total.Length) - (2 * Gap) - (longestNote == 0 ? 0 : Gap + longestNote);
        bool hasLines = _overview.Buckets.Count > 1 && begun > 1;
        ReportTable table = new([new ReportColumn(""), .. hasLines ? [new ReportColumn("")] : Array.Empty<ReportColumn>(), new ReportColumn("", IsNumber: true), new ReportColumn("")]) { Indent = Indent };
        for (int i = 0; i < measure.Series.Count; i++)
        {
            ChartSeries series = measure.Series[i];
            Style look = new(foreground: ChartLooks.OfSeries(_ranks.IndexOf(series.AccountId)));
            table.Add(
            [
                new Cell(series.Name, look),
                .. hasLines ? [new Cell(Sparkline.Of([.. series.Values.Take(begun)], Math.Max(LeastSparkline, room), _glyphs), look)] : Array.Empty<Cell>(),
                totals[i],
                new Cell(notes[i], Looks.Quiet),
            ]);
        }

        return table;
    }

    private static string NoteOf(ChartSeries series, bool isStale) => (series.UnknownCount, isStale) switch
    {
        (0, false) => "",
        (0, true) => "stale",
        (_, false) => $"{series.UnknownCount} unknown",
        _ => $"{series.UnknownCount} unknown, stale",
    };

    private void DrawNotes()
    {
        List<string> notes = [];
        if (_overview.Measures.Any(measure => measure.Series.Any(series => series.UnknownCount > 0)))
        {
            notes.Add($"{_glyphs.Unknown} nothing is known");
        }

        if (_overview.Untold.Count > 0)
        {
            notes.Add($"not told: {string.Join(", ", _overview.Untold)}");
        }

        if (notes.Count > 0)
        {
            _page.Line();
            _page.Line(new Cell(string.Join("; ", notes), Looks.Quiet));
        }
    }
}
