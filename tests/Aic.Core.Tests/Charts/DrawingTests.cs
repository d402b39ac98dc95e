using Aic.Core.Charts;
using Aic.Core.Terminal;
using Spectre.Console;

namespace Aic.Core.Tests.Charts;

/// <summary>The pieces that drawings are made of.</summary>
public sealed class DrawingTests
{
    private static readonly ChartGlyphs Unicode = ChartGlyphs.For(isUnicode: true);

    [Theory]
    [InlineData("0", "1")]
    [InlineData("0.004", "0.004")]
    [InlineData("1", "1")]
    [InlineData("1.01", "1.2")]
    [InlineData("7", "8")]
    [InlineData("10.5", "12")]
    [InlineData("98765", "100000")]
    [InlineData("9000000000000000000", "10000000000000000000")]
    public void An_axis_ends_at_the_next_round_number(string most, string top) => Assert.Equal(decimal.Parse(top, System.Globalization.CultureInfo.InvariantCulture), ChartScale.Top(decimal.Parse(most, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_sparkline_shows_nothing_lower_than_anything_else_and_gaps_as_dots()
    {
        Assert.Equal("▁▂·▅█", Sparkline.Of([0m, 0.01m, null, 5m, 10m], 10, Unicode));
        Assert.Equal("_.?-#", Sparkline.Of([0m, 0.01m, null, 5m, 10m], 10, ChartGlyphs.For(isUnicode: false)));
        Assert.Equal("▁▁", Sparkline.Of([0m, 0m], 10, Unicode));
    }

    [Fact]
    public void A_sparkline_that_is_too_long_sums_up_neighbours()
    {
        // (null) (1 + 1) (null) (3 + 1): what doesn't come out even is at the start.
        Assert.Equal("·▅·█", Sparkline.Of([null, 1m, 1m, null, null, 3m, 1m], 4, Unicode));
    }

    [Theory]
    [InlineData("0", "░░░░")]
    [InlineData("0.1", "█░░░")]
    [InlineData("50", "██░░")]
    [InlineData("99.9", "███░")]
    [InlineData("100", "████")]
    [InlineData("250", "████")]
    public void A_gauge_is_never_empty_or_full_by_rounding(string percent, string drawn) =>
        Assert.Equal(drawn, Gauge.Of(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), 4, Unicode));

    [Fact]
    public void Where_two_series_meet_in_a_cell_both_show_in_a_full_one_and_else_the_larger()
    {
        Color[] colours = [Color.Teal, Color.Purple];

        Assert.Equal(('▄', new Style(Color.Teal, Color.Purple)), new StackedColumn([0.5m, 0.5m], 1, 1).Cell(0, Unicode, colours));
        Assert.Equal(('▄', new Style(foreground: Color.Teal)), new StackedColumn([0.375m, 0.125m], 1, 1).Cell(0, Unicode, colours));
        Assert.Equal(('▄', new Style(foreground: Color.Purple)), new StackedColumn([0.125m, 0.375m], 1, 1).Cell(0, Unicode, colours));
        Assert.Equal(('▄', (Style?)null), new StackedColumn([0.125m, 0.375m], 1, 1).Cell(0, Unicode, null));
    }

    [Fact]
    public void The_least_use_shows_and_only_an_unknown_column_has_a_mark()
    {
        Assert.Equal('▁', new StackedColumn([0.0001m, null], 1000, 8).Cell(0, Unicode, null).Glyph);
        Assert.Equal(' ', new StackedColumn([0m, null], 1000, 8).Cell(0, Unicode, null).Glyph);
        Assert.Equal('·', new StackedColumn([null, null], 1000, 8).Cell(0, Unicode, null).Glyph);
        Assert.Equal(' ', new StackedColumn([null, null], 1000, 8).Cell(1, Unicode, null).Glyph);
    }

    [Fact]
    public void A_gap_beside_a_cell_of_two_colours_has_none()
    {
        CellRun run = new();
        run.Add('▄', 1, new Style(Color.Teal, Color.Purple));
        run.Add(' ', 1, null);
        run.Add('█', 1, new Style(foreground: Color.Teal));
        run.Add(' ', 1, null);

        Assert.Equal([new Cell("▄", new Style(Color.Teal, Color.Purple)), new Cell(" "), new Cell("█ ", new Style(foreground: Color.Teal))], run.ToCells());
    }
}
