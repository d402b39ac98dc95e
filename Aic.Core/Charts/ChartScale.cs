namespace Aic.Core.Charts;

/// <summary>Finds where an axis ends.</summary>
internal static class ChartScale
{
    private const decimal Least = 0.000_000_000_001m;

    private static readonly decimal[] Steps = [1m, 1.2m, 1.5m, 2m, 2.5m, 3m, 4m, 5m, 6m, 8m, 10m];

    /// <summary>The least round number that isn't below an amount; 1 for nothing.</summary>
    /// <param name="most">The largest amount.</param>
    public static decimal Top(decimal most)
    {
        if (most <= 0)
        {
            return 1;
        }

        decimal power = 1;
        while (most > power * 10)
        {
            power *= 10;
        }

        while (most <= power && power > Least)
        {
            power /= 10;
        }

        return power * Array.Find(Steps, step => most <= power * step);
    }
}
