namespace Aic.Benchmarks;

/// <summary>A kind of use, of which made-up histories are drawn: what each day of it comes to.</summary>
/// <param name="Name">What it is like.</param>
/// <param name="Weekdays">The part of a mean day that falls on each weekday, from Sunday.</param>
/// <param name="Growth">The growth of a day's logarithm.</param>
/// <param name="Noise">The standard deviation of a day's logarithm.</param>
/// <param name="OddDays">How many of a hundred days are odd, and come to two to six times as much.</param>
/// <param name="IdleDays">How many of a hundred days nothing is used on.</param>
/// <param name="Jump">True where the level changes once, on some day, to 0.4 to 2.5 times as much.</param>
internal sealed record ForecastHistory(string Name, double[] Weekdays, double Growth, double Noise, int OddDays, int IdleDays, bool Jump)
{
    private static readonly double[] Working = [0.15, 1.3, 1.4, 1.4, 1.35, 1.1, 0.3];
    private static readonly double[] Evenings = [1.9, 0.6, 0.6, 0.7, 0.6, 0.8, 1.8];
    private static readonly double[] Flat = [1, 1, 1, 1, 1, 1, 1];

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<ForecastHistory> All { get; } =
    [
        new("working days", Working, 0, 0.3, 0, 0, false),
        new("working days, growing", Working, 0.012, 0.3, 2, 0, false),
        new("working days, shrinking", Working, -0.012, 0.3, 2, 0, false),
        new("evenings and weekends", Evenings, 0, 0.5, 2, 10, false),
        new("a service, around the clock", Flat, 0.004, 0.15, 1, 0, false),
        new("bursts of agents", Working, 0.004, 0.8, 6, 5, false),
        new("now and then", Flat, 0, 0.7, 3, 60, false),
        new("a new project on some day", Working, 0, 0.35, 2, 0, true),
    ];

    /// <summary>Draws a history.</summary>
    /// <param name="seed">Makes it the same each time.</param>
    /// <param name="first">Its first day.</param>
    /// <param name="days">How many days.</param>
    public double[] Draw(int seed, DateOnly first, int days)
    {
        Random random = new(seed);
        double scale = Math.Exp(1 + (2 * random.NextDouble()));
        int jumpAt = Jump ? random.Next(days) : days;
        double jump = 0.4 + (2.1 * random.NextDouble());
        return [.. Enumerable.Range(0, days).Select(day => Amount(random, first.AddDays(day), day) * scale * (day < jumpAt ? 1 : jump))];
    }

    private double Amount(Random random, DateOnly date, int day)
    {
        double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        bool isIdle = random.Next(100) < IdleDays;
        double odd = random.Next(100) < OddDays ? 2 + (4 * random.NextDouble()) : 1;
        return isIdle ? 0 : Weekdays[(int)date.DayOfWeek] * Math.Exp((Growth * day) + (Noise * normal)) * odd;
    }
}
