using Aic.Core.Terminal;
using Spectre.Console;

namespace Aic.Core.Charts;

/// <summary>One column of a chart: the series' amounts of a bucket upon each other, in eighths of a cell.</summary>
internal sealed class StackedColumn
{
    private readonly int[] _ends;

    /// <summary>Measures the column.</summary>
    /// <param name="values">The series' amounts, from below; null where one isn't known.</param>
    /// <param name="top">Where the axis ends.</param>
    /// <param name="height">How many cells that is.</param>
    public StackedColumn(IReadOnlyList<decimal?> values, decimal top, int height)
    {
        _ends = new int[values.Count];
        decimal sum = 0;
        for (int i = 0; i < values.Count; i++)
        {
            sum += Math.Max(0, values[i] ?? 0);
            _ends[i] = (int)Math.Round(sum / top * height * ChartGlyphs.Steps);
            IsKnown |= values[i] is not null;
        }

        // What was used at all shows.
        if (sum > 0 && _ends[^1] == 0)
        {
            _ends[^1] = 1;
        }
    }

    /// <summary>True when one of the amounts is known.</summary>
    public bool IsKnown { get; }

    private int End => _ends.Length == 0 ? 0 : _ends[^1];

    /// <summary>A cell of the column.</summary>
    /// <param name="row">Which, counted from below.</param>
    /// <param name="glyphs">The characters.</param>
    /// <param name="colours">The series' colours; null for none.</param>
    public (char Glyph, Style? Look) Cell(int row, ChartGlyphs glyphs, IReadOnlyList<Color>? colours)
    {
        int low = row * ChartGlyphs.Steps;
        int filled = Math.Clamp(End - low, 0, ChartGlyphs.Steps);
        if (filled == 0)
        {
            return row == 0 && !IsKnown ? (glyphs.Unknown, Looks.Quiet) : (' ', default(Style?));
        }

        if (colours is null)
        {
            return (glyphs.Level(filled), null);
        }

        int first = SeriesAt(low);
        int mine = Math.Min(_ends[first] - low, filled);
        if (mine == filled)
        {
            return (glyphs.Level(filled), new Style(foreground: colours[first]));
        }

        // Two series meet in the cell: in a full one both show; in one that ends in between there is only one colour to draw with, the larger part's.
        int second = SeriesAt(low + mine);
        return filled == ChartGlyphs.Steps
            ? (glyphs.Level(mine), new Style(colours[first], colours[second]))
            : (glyphs.Level(filled), new Style(foreground: colours[2 * mine >= filled ? first : second]));
    }

    private int SeriesAt(int height) => Array.FindIndex(_ends, end => end > height);
}
