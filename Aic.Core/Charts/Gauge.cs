namespace Aic.Core.Charts;

/// <summary>Draws how much of something is used.</summary>
internal static class Gauge
{
    /// <summary>Draws it. What is used at all shows, and what isn't used up never looks so.</summary>
    /// <param name="percent">The share in percent.</param>
    /// <param name="width">How many characters.</param>
    /// <param name="glyphs">The characters.</param>
    public static string Of(decimal percent, int width, ChartGlyphs glyphs)
    {
        int used = percent switch
        {
            <= 0 => 0,
            >= 100 => width,
            _ => Math.Clamp((int)(percent / 100 * width), 1, width - 1),
        };
        return new string(glyphs.Full, used) + new string(glyphs.Rest, width - used);
    }

    /// <summary>How wide gauges are on a page.</summary>
    /// <param name="width">The page's width.</param>
    public static int WidthFor(int width) => width switch
    {
        >= 120 => 24,
        >= 90 => 14,
        _ => 10,
    };
}
