namespace Aic.Core.Forecasting;

/// <summary>
/// What a day is expected to come to: level × weekday × damped trend, from at most eight weeks, with outliers cut down to size.
/// Computed in floating point: these are estimates, not amounts of anybody's bill. The formulae stand in <c>docs/forecast.md</c>.
/// </summary>
internal sealed class DailyModel
{
    /// <summary>Days looked back: eight weeks.</summary>
    public const int MostDays = 56;

    /// <summary>The fewest days that anything is said from.</summary>
    public const int FewestDays = 3;

    /// <summary>From so many days on, weekdays are told apart.</summary>
    public const int WeekdayDays = 14;

    /// <summary>From so many whole weeks on, a trend is looked for.</summary>
    public const int TrendWeeks = 4;

    private const double HalfLifeDays = 14;
    private const double WeekdayPrior = 2;
    private const double TrendDamping = 0.95;
    private const double OutlierDeviations = 3;

    private readonly double[] _weekday;
    private readonly double _level;
    private readonly double _trend;
    private readonly double _trendError;
    private readonly double _scatter;
    private readonly double _excess;
    private readonly double _spread;
    private readonly double _levelError;
    private readonly DateOnly _last;

    private DailyModel(IReadOnlyList<DailyAmount> days)
    {
        double[] amounts = [.. days.Select(day => (double)day.Amount)];
        int[] weekdays = [.. days.Select(day => (int)day.Day.DayOfWeek)];
        _last = days[^1].Day;
        Days = days.Count;
        HasWeekdays = days.Count >= WeekdayDays;
        double[] capped = HasWeekdays ? Outliers.Cap(amounts, weekdays, OutlierDeviations) : amounts;
        _excess = amounts.Zip(capped, (amount, cap) => amount - cap).Average();
        _weekday = HasWeekdays ? Weekdays(capped, weekdays) : [1, 1, 1, 1, 1, 1, 1];
        (_trend, _trendError, _scatter) = WeeklyTrend.Of(capped);

        double weights = 0, squares = 0, weighted = 0, fitted = 0;
        for (int index = 0; index < Days; index++)
        {
            int age = Days - 1 - index;
            double weight = HasWeekdays ? Math.Pow(0.5, age / HalfLifeDays) : 1;
            weights += weight;
            squares += weight * weight;
            weighted += weight * capped[index];
            fitted += weight * _weekday[weekdays[index]] * Growth(-age);
        }

        _level = fitted > 0 ? weighted / fitted : 0;
        _levelError = Math.Sqrt(squares) / weights;
        _spread = Spread(amounts, weekdays);
    }

    /// <summary>How many days it is made from.</summary>
    public int Days { get; }

    /// <summary>True when weekdays are told apart.</summary>
    public bool HasWeekdays { get; }

    /// <summary>Makes a model of the newest days; null when there are too few.</summary>
    /// <param name="days">Whole days without a gap, by day. Those before the first use tell nothing and are passed over.</param>
    public static DailyModel? Of(IReadOnlyList<DailyAmount> days)
    {
        DailyAmount[] used = [.. days.SkipWhile(day => day.Amount == 0).TakeLast(MostDays)];
        return used.Length < FewestDays ? null : new DailyModel(used);
    }

    /// <summary>What a day after the last known one is expected to come to.</summary>
    public double Expect(DateOnly day) => (_level * _weekday[(int)day.DayOfWeek] * Growth(day.DayNumber - _last.DayNumber)) + _excess;

    /// <summary>
    /// The standard error of a sum of days: of each day by itself, of the level, which all share and which moves from week to week, and of the trend, which grows
    /// with the distance.
    /// </summary>
    /// <param name="shares">The days, and which part of each is meant.</param>
    public double ErrorOfSum(IReadOnlyList<(DateOnly Day, double Share)> shares)
    {
        double single = 0, sum = 0, trend = 0;
        foreach ((DateOnly day, double share) in shares)
        {
            double expected = share * Expect(day);
            single += expected * expected;
            sum += expected;
            trend += expected * DampedDays(day.DayNumber - _last.DayNumber);
        }

        return Math.Sqrt((_spread * _spread * single) + (Square(sum) * (Square(_spread * _levelError) + Square(_scatter))) + Square(_trendError * trend));
    }

    private static double Square(double value) => value * value;

    private double Growth(int distance) => Math.Exp(_trend * DampedDays(distance));

    /// <summary>Days that the trend goes on for: fewer and fewer into the future, all of them into the past.</summary>
    private static double DampedDays(int distance) =>
        distance <= 0 ? distance : TrendDamping * (1 - Math.Pow(TrendDamping, distance)) / (1 - TrendDamping);

    /// <summary>Each weekday's part of the mean day, drawn towards one as if two mean days had been seen besides.</summary>
    private static double[] Weekdays(double[] amounts, int[] weekdays)
    {
        double mean = amounts.Average();
        double[] sums = new double[7];
        int[] counts = new int[7];
        for (int index = 0; index < amounts.Length; index++)
        {
            sums[weekdays[index]] += amounts[index];
            counts[weekdays[index]]++;
        }

        return mean > 0 ? [.. sums.Select((sum, day) => ((sum / mean) + WeekdayPrior) / (counts[day] + WeekdayPrior))] : [1, 1, 1, 1, 1, 1, 1];
    }

    /// <summary>How far days lie from what the model says of them, as a part of it; outliers count in full.</summary>
    private double Spread(double[] amounts, int[] weekdays)
    {
        double errors = 0, squares = 0;
        for (int index = 0; index < amounts.Length; index++)
        {
            double expected = (_level * _weekday[weekdays[index]] * Growth(index - Days + 1)) + _excess;
            errors += Square(amounts[index] - expected);
            squares += expected * expected;
        }

        // The level and each weekday are fitted to the same days, which makes the errors look smaller than they are.
        int free = Math.Max(1, amounts.Length - (HasWeekdays ? 7 : 1));
        return squares > 0 ? Math.Sqrt(errors * amounts.Length / free / squares) : 0;
    }
}
