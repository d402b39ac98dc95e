using System.Globalization;
using Aic.Core.Terminal;
using Aic.Core.Usage;

namespace Aic.Core.Charts;

/// <summary>Draws usage so that it fits on a screen.</summary>
/// <param name="overview">What to draw.</param>
/// <param name="title">What was asked, in words; null for a period without a name.</param>
/// <param name="advice">What to do where nothing is known of the period.</param>
/// <param name="interval">How often it is drawn.</param>
public sealed class LivePage(UsageOverview overview, string? title, string advice, TimeSpan interval)
{
    private const int Highest = 8;
    private const int Lowest = 3;

    /// <summary>The lines of a screen: columns are as high as there is room for, and what doesn't fit at all is counted in the last line but one.</summary>
    /// <param name="look">What the screen can show.</param>
    /// <param name="height">How many lines it has.</param>
    /// <param name="keys">What ends it, in words.</param>
    public IReadOnlyList<string> Fit(TerminalLook look, int height, string keys)
    {
        IReadOnlyList<string> lines = Draw(look, Highest);
        int room = Math.Max(1, height - 1);
        if (lines.Count > room && overview.Measures.Count > 0)
        {
            int excess = (lines.Count - room + overview.Measures.Count - 1) / overview.Measures.Count;
            lines = Draw(look, Math.Max(Lowest, Highest - excess));
        }

        if (lines.Count > room)
        {
            int shown = Math.Max(0, room - 1);
            lines = [.. lines.Take(shown), Cut(look, $"{lines.Count - shown} more lines; a higher window shows them")];
        }

        return [.. lines, Cut(look, $"{Time()}, again every {UsageText.Countdown(interval)}; {keys}")];
    }

    /// <summary>The lines where there is no screen: a block that is written below the one before.</summary>
    /// <param name="look">What can be shown.</param>
    public IReadOnlyList<string> Block(TerminalLook look) => [Time(), .. Draw(look, Highest), ""];

    private IReadOnlyList<string> Draw(TerminalLook look, int columnHeight)
    {
        TextPage page = new(look);
        new OverviewPage(page, overview) { Title = title, Advice = advice, ColumnHeight = columnHeight }.Draw();
        ReportTable failures = new(new ReportColumn(""), new ReportColumn("")) { Indent = 2 };
        foreach (ProviderUsage usage in overview.Usages)
        {
            if (usage.Error is { Kind: not (UsageErrorKind.MissingKey or UsageErrorKind.NotSupported) } error)
            {
                failures.Add(usage.AccountId, new Cell(error.Message, Looks.Bad));
            }
        }

        page.Section("Failures", failures);
        return page.Lines;
    }

    private static string Cut(TerminalLook look, string text)
    {
        string line = look.Width < text.Length ? text[..look.Width.Value] : text;
        TextPage page = new(look);
        page.Line(new Cell(line, Looks.Quiet));
        return page.Lines[0];
    }

    private string Time() => TimeZoneInfo.ConvertTime(overview.At, overview.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
