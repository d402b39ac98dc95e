namespace Aic.Core.Charts;

/// <summary>The characters that amounts are drawn with.</summary>
internal sealed class ChartGlyphs
{
    /// <summary>The steps of a cell's height.</summary>
    public const int Steps = 8;

    private static readonly ChartGlyphs Unicode = new(" ▁▂▃▄▅▆▇█", "▁▂▃▄▅▆▇█", '·', '█', '░', '─');
    private static readonly ChartGlyphs Ascii = new(" ...:::##", "_.,:-=+#", '?', '#', '-', '-');

    private readonly string _levels;
    private readonly string _sparks;

    private ChartGlyphs(string levels, string sparks, char unknown, char full, char rest, char line)
    {
        _levels = levels;
        _sparks = sparks;
        (Unknown, Full, Rest, Line) = (unknown, full, rest, line);
    }

    /// <summary>Stands where nothing is known.</summary>
    public char Unknown { get; }

    /// <summary>The used part of a gauge.</summary>
    public char Full { get; }

    /// <summary>The part that is left.</summary>
    public char Rest { get; }

    /// <summary>The axis.</summary>
    public char Line { get; }

    /// <summary>Those that can be shown.</summary>
    /// <param name="isUnicode">True when characters outside of ASCII can be.</param>
    public static ChartGlyphs For(bool isUnicode) => isUnicode ? Unicode : Ascii;

    /// <summary>A cell that is filled from below.</summary>
    /// <param name="eighths">How far, in eighths.</param>
    public char Level(int eighths) => _levels[eighths];

    /// <summary>A point of a sparkline. Nothing is the lowest, and nothing else is as low.</summary>
    /// <param name="value">The amount.</param>
    /// <param name="most">The largest one.</param>
    public char Spark(decimal value, decimal most) => value <= 0 ? _sparks[0] : _sparks[Math.Clamp((int)Math.Ceiling(value / most * (_sparks.Length - 1)), 1, _sparks.Length - 1)];
}
