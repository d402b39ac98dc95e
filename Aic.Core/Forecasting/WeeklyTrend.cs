namespace Aic.Core.Forecasting;

/// <summary>How fast amounts grow or shrink, from whole weeks: weekdays then play no part.</summary>
internal static class WeeklyTrend
{
    // Doubling or halving each two weeks: what is faster is a jump and no trend.
    private const double Fastest = 0.05;

    // A trend of so many standard errors is half believed.
    private const double DoubtfulErrors = 2;

    /// <summary>
    /// The growth of a day's logarithm, its standard error, and the weeks' scatter around it: the median of the slopes between all pairs of weeks (Theil and Sen), which a single odd week
    /// doesn't move, drawn towards zero the more the less it stands out from the weeks' scatter. Zero for less than four weeks, or where one is empty.
    /// </summary>
    /// <param name="amounts">Days, the newest last.</param>
    public static (double Slope, double Error, double Scatter) Of(double[] amounts)
    {
        int weeks = amounts.Length / 7;
        double[] logs = [.. Enumerable.Range(0, weeks).Select(week => Math.Log(amounts[(amounts.Length - ((weeks - week) * 7))..][..7].Sum()))];
        if (weeks < DailyModel.TrendWeeks || logs.Any(log => !double.IsFinite(log)))
        {
            return (0, 0, 0);
        }

        List<double> slopes = [];
        for (int later = 1; later < weeks; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                slopes.Add((logs[later] - logs[earlier]) / (later - earlier));
            }
        }

        double slope = Outliers.Median([.. slopes]);
        double[] rests = [.. logs.Select((log, week) => log - (slope * week))];
        double middle = rests.Average();
        double variance = rests.Sum(rest => (rest - middle) * (rest - middle)) / (weeks - 2);
        double error = Math.Sqrt(variance * 12 / (weeks * ((weeks * weeks) - 1.0)));
        double trusted = slope * slope / ((slope * slope) + (DoubtfulErrors * DoubtfulErrors * error * error));
        return (double.IsNaN(trusted) ? 0 : Math.Clamp(slope * trusted / 7, -Fastest, Fastest), error / 7, Math.Sqrt(variance));
    }
}
