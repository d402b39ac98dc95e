namespace Aic.Core.Forecasting;

/// <summary>Cuts days that stand out among those of their weekday down to size.</summary>
internal static class Outliers
{
    private const int FewestOfWeekday = 3;

    // The median absolute deviation of a normal distribution, times this, is its standard deviation.
    private const double NormalScale = 1.4826;

    // Days that are all alike still differ by something.
    private const double LeastDeviation = 0.25;

    /// <summary>The amounts, with none further above its weekday's median than so many deviations.</summary>
    public static double[] Cap(double[] amounts, int[] weekdays, double deviations)
    {
        double?[] caps = new double?[7];
        for (int weekday = 0; weekday < 7; weekday++)
        {
            double[] same = [.. amounts.Where((_, index) => weekdays[index] == weekday)];
            if (same.Length < FewestOfWeekday)
            {
                continue;
            }

            double median = Median(same);
            double deviation = Deviation(same, median);
            caps[weekday] = median > 0 ? median + (deviations * Math.Max(deviation, LeastDeviation * median)) : null;
        }

        return [.. amounts.Select((amount, index) => caps[weekdays[index]] is { } cap ? Math.Min(amount, cap) : amount)];
    }

    /// <summary>How far values are from their median, as a standard deviation that a few odd ones among them don't change: from the median absolute deviation.</summary>
    public static double Deviation(double[] values, double median) => NormalScale * Median([.. values.Select(value => Math.Abs(value - median))]);

    /// <summary>The middle value.</summary>
    public static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
