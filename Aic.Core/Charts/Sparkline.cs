namespace Aic.Core.Charts;

/// <summary>Draws a series in a line of text.</summary>
internal static class Sparkline
{
    /// <summary>Draws it.</summary>
    /// <param name="values">The amounts; null where one isn't known.</param>
    /// <param name="width">The most characters. Where there are more amounts, neighbours are summed up, so that the shape stays.</param>
    /// <param name="glyphs">The characters.</param>
    public static string Of(IReadOnlyList<decimal?> values, int width, ChartGlyphs glyphs)
    {
        int perPoint = Math.Max(1, (values.Count + width - 1) / width);
        decimal?[] points = new decimal?[(values.Count + perPoint - 1) / perPoint];
        decimal most = 0;
        for (int i = 0; i < values.Count; i++)
        {
            // The newest point is a whole one; what doesn't come out even is at the start.
            int point = points.Length - 1 - ((values.Count - 1 - i) / perPoint);
            points[point] = values[i] is { } value ? (points[point] ?? 0) + value : points[point];
            most = Math.Max(most, points[point] ?? 0);
        }

        return string.Create(points.Length, (points, most, glyphs), static (text, state) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = state.points[i] is { } value ? state.glyphs.Spark(value, state.most) : state.glyphs.Unknown;
            }
        });
    }
}
