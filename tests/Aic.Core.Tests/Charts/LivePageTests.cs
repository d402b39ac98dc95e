using Aic.Core.Charts;
using Aic.Core.Terminal;

namespace Aic.Core.Tests.Charts;

public sealed class LivePageTests
{
    private static readonly LivePage Page = new(SampleOverview.Make(), "This month", "", TimeSpan.FromSeconds(30));

    [Theory]
    [InlineData(100)]
    [InlineData(45)]
    [InlineData(40)]
    [InlineData(24)]
    [InlineData(5)]
    [InlineData(2)]
    public void It_fits_on_the_screen_and_says_what_does_not(int height)
    {
        IReadOnlyList<string> lines = Page.Fit(new TerminalLook(80), height, "q ends");

        Assert.InRange(lines.Count, 1, height);
        Assert.Equal("2026-11-10 12:00:00, again every 30 s; q ends", lines[^1]);
        Assert.Equal(height < 40, lines.Any(line => line.Contains("more lines", StringComparison.Ordinal)));
    }

    [Fact]
    public void Columns_are_higher_where_there_is_room()
    {
        int low = Page.Fit(new TerminalLook(80), 41, "").Count;
        int high = Page.Fit(new TerminalLook(80), 100, "").Count;

        Assert.True(low <= 41);
        Assert.Equal(15, high - Page.Fit(new TerminalLook(80), 40, "").Count);
    }

    [Fact]
    public void Failures_are_part_of_it_for_nobody_could_read_them_elsewhere() =>
        Assert.Contains("  openai  It took too long.", Page.Fit(new TerminalLook(80), 100, ""));

    [Fact]
    public void Without_a_screen_it_is_a_block_with_its_time()
    {
        IReadOnlyList<string> lines = Page.Block(new TerminalLook());

        Assert.Equal(("2026-11-10 12:00:00", ""), (lines[0], lines[^1]));
        Assert.DoesNotContain(lines, line => line.Contains('\e'));
    }
}
