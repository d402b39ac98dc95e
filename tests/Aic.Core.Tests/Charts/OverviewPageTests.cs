using Aic.Core.Charts;
using Aic.Core.Terminal;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Charts;

public sealed class OverviewPageTests
{
    [Theory]
    [InlineData(40, true)]
    [InlineData(80, true)]
    [InlineData(80, false)]
    [InlineData(140, true)]
    public void It_is_drawn_as_it_was(int width, bool isUnicode)
    {
        IReadOnlyList<string> lines = SampleOverview.Draw(SampleOverview.Make(), new TerminalLook(width, HasColor: false, isUnicode));

        Assert.Equal(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Charts", "Golden", $"{width}-{(isUnicode ? "unicode" : "ascii")}.txt")), lines);
    }

    [Theory]
    [InlineData(40, 1)]
    [InlineData(40, 30)]
    [InlineData(41, 31)]
    [InlineData(60, 7)]
    [InlineData(80, 80)]
    [InlineData(120, 60)]
    [InlineData(200, 190)]
    public void No_line_is_wider_than_the_window_and_colours_change_no_character(int width, int days)
    {
        IReadOnlyList<string> plain = SampleOverview.Draw(SampleOverview.Make(days: days), new TerminalLook(width));
        IReadOnlyList<string> coloured = SampleOverview.Draw(SampleOverview.Make(days: days), new TerminalLook(width, HasColor: true));

        Assert.All(plain, line => Assert.True(line.Length <= width, $"{line.Length}: {line}"));
        Assert.DoesNotContain(plain, line => line.Contains('\e'));
        Assert.Contains(coloured, line => line.Contains("\e[", StringComparison.Ordinal));
        Assert.Equal(plain.Count, coloured.Count);
    }

    [Fact]
    public void In_ASCII_nothing_else_is_written()
    {
        IReadOnlyList<string> lines = SampleOverview.Draw(SampleOverview.Make(), new TerminalLook(80, IsUnicode: false));

        Assert.All(lines, line => Assert.True(System.Text.Ascii.IsValid(line), line));
        Assert.Contains(lines, line => line.Contains("EUR 6.00", StringComparison.Ordinal));
    }

    [Fact]
    public void Tokens_and_requests_are_one_chart_each()
    {
        Assert.Equal(["Tokens"], SampleOverview.Make(ChartMetric.Tokens).Measures.Select(measure => measure.Title));
        Assert.Equal(["Requests"], SampleOverview.Make(ChartMetric.Requests).Measures.Select(measure => measure.Title));
        Assert.Contains("Requests  13.4 K  by day", SampleOverview.Draw(SampleOverview.Make(ChartMetric.Requests), new TerminalLook(80)));
    }

    [Fact]
    public void One_day_needs_no_chart()
    {
        IReadOnlyList<string> lines = SampleOverview.Draw(SampleOverview.Make(days: 1), new TerminalLook(80));

        Assert.Contains("Billed  $2.00", lines);
        Assert.DoesNotContain(lines, line => line.Contains('─'));
    }

    [Fact]
    public void Where_nothing_is_known_it_says_what_to_do() =>
        Assert.Contains("Nothing is known of this period. Do something.", SampleOverview.Draw(SampleOverview.Of(ChartMetric.Cost, 30), new TerminalLook(80)));

    [Fact]
    public void A_name_cannot_steer_the_terminal()
    {
        UsageOverview overview = SampleOverview.Of(ChartMetric.Cost, 30, [.. SampleOverview.Rows("openai", "Open\e[2JAI", CostSource.Billed, [1m])]);

        Assert.DoesNotContain(SampleOverview.Draw(overview, new TerminalLook(80)), line => line.Contains('\e'));
    }
}
