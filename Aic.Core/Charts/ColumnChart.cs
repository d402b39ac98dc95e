using System.Globalization;
using System.Text;
using Aic.Core.History;
using Aic.Core.Terminal;
using Spectre.Console;

namespace Aic.Core.Charts;

/// <summary>Draws a measure as a chart of columns, one for each bucket, stacked by account where there are colours to tell them apart.</summary>
/// <param name="page">The page.</param>
/// <param name="width">How wide it may be.</param>
/// <param name="height">How many lines the columns may be high.</param>
internal sealed class ColumnChart(TextPage page, int width, int height)
{
    private const int WidestColumn = 6;

    private readonly ChartGlyphs _glyphs = ChartGlyphs.For(page.Look.IsUnicode);

    /// <summary>How many columns fit beside an axis with labels of a usual length.</summary>
    /// <param name="width">The page's width.</param>
    public static int MostColumns(int width) => Math.Max(1, width - 9);

    /// <summary>Draws it.</summary>
    /// <param name="overview">What the measure belongs to.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="colourOf">The colour of an account.</param>
    public void Draw(UsageOverview overview, ChartMeasure measure, Func<string, Color> colourOf)
    {
        decimal top = ChartScale.Top(Enumerable.Range(0, overview.Buckets.Count).Max(bucket => measure.Series.Sum(series => series.Values[bucket] ?? 0)));
        string topLabel = page.Shown(measure.Text(top));
        int axis = topLabel.Length;
        int room = width - axis - 1;
        int count = Math.Min(overview.Buckets.Count, room);
        int skipped = overview.Buckets.Count - count;
        int pitch = Math.Clamp(room / count, 1, WidestColumn + 1);
        int begun = overview.BegunCount;

        StackedColumn?[] columns = new StackedColumn?[count];
        for (int i = skipped; i < Math.Min(begun, overview.Buckets.Count); i++)
        {
            columns[i - skipped] = new StackedColumn([.. measure.Series.Select(series => series.Values[i])], top, height);
        }

        Color[]? colours = page.Look is { HasColor: true, IsUnicode: true } ? [.. measure.Series.Select(series => colourOf(series.AccountId))] : null;
        for (int row = height - 1; row >= 0; row--)
        {
            page.Line([new Cell((row == height - 1 ? topLabel : "").PadLeft(axis) + " ", Looks.Quiet), .. Row(columns, row, pitch, colours)]);
        }

        page.Line(new Cell($"{new string(' ', axis)} {new string(_glyphs.Line, (count * pitch) - (pitch > 1 ? 1 : 0))}", Looks.Quiet));
        page.Line(new Cell($"{new string(' ', axis)} {Labels(overview, skipped, count, pitch, room)}", Looks.Quiet));
        if (skipped > 0)
        {
            page.Line(new Cell($"The columns begin at {Name(overview.Buckets[skipped], overview.Granularity, isLong: true)}; the numbers are of the whole period.", Looks.Quiet));
        }
    }

    /// <summary>The cells of a row.</summary>
    private IReadOnlyList<Cell> Row(StackedColumn?[] columns, int row, int pitch, Color[]? colours)
    {
        CellRun run = new();
        foreach (StackedColumn? column in columns)
        {
            (char glyph, Style? look) = column?.Cell(row, _glyphs, colours) ?? (' ', null);
            int wide = column is { IsKnown: false } ? 1 : Math.Max(1, pitch - 1);
            run.Add(glyph, wide, look);
            run.Add(' ', pitch - wide, null);
        }

        return run.ToCells();
    }

    private static string Labels(UsageOverview overview, int skipped, int count, int pitch, int room)
    {
        int length = Name(overview.Buckets[skipped], overview.Granularity, isLong: false).Length;
        int step = Math.Max(1, (length + 2 + pitch - 1) / pitch);
        if (overview.Granularity == HistoryGranularity.Day && step is > 2 and < 7)
        {
            step = 7;
        }

        StringBuilder labels = new();
        for (int i = 0; i < count; i += step)
        {
            if ((i * pitch) + length <= room)
            {
                labels.Append(' ', (i * pitch) - labels.Length).Append(Name(overview.Buckets[skipped + i], overview.Granularity, isLong: false));
            }
        }

        return labels.ToString();
    }

    private static string Name(ChartBucket bucket, HistoryGranularity granularity, bool isLong) =>
        bucket.Start.ToString(granularity == HistoryGranularity.Month ? "yyyy-MM" : isLong ? "yyyy-MM-dd" : "MM-dd", CultureInfo.InvariantCulture);
}
