using System.Globalization;
using Aic.Core.Forecasting;
using Aic.Core.Usage;

namespace Aic.Benchmarks;

/// <summary>
/// How far the forecast of a month lies from what the month came to, against a straight line through what was used until then: the mean absolute percentage error
/// over made-up histories, asked at noon of several days of the month, and how often the interval of 80 percent held.
/// </summary>
internal static class Forecasts
{
    private const int Seeds = 200;
    private const int DaysBefore = 56;

    private static readonly int[] AskedAfter = [3, 7, 14, 21];

    public static void Compare()
    {
        Console.WriteLine("| use | asked after | forecast | straight line | ratio | interval held |");
        Console.WriteLine("|---|---|---|---|---|---|");
        List<Outcome> all = [];
        foreach (ForecastHistory history in ForecastHistory.All)
        {
            List<Outcome> outcomes = [.. AskedAfter.SelectMany(days => Enumerable.Range(0, Seeds).Select(seed => Ask(history, seed, days)).OfType<Outcome>())];
            Console.WriteLine(Line(history.Name, "3 to 21 days", outcomes));
            all.AddRange(outcomes);
        }

        foreach (int days in AskedAfter)
        {
            Console.WriteLine(Line("all", $"{days} days", [.. all.Where(outcome => outcome.Days == days)]));
        }

        Console.WriteLine(Line("**all**", "3 to 21 days", all));
    }

    private static Outcome? Ask(ForecastHistory history, int seed, int askedAfter)
    {
        // Each history has a month of its own, so that months begin on all weekdays.
        DateOnly month = new DateOnly(2024, 1, 1).AddMonths(seed % 24);
        DateOnly first = month.AddDays(-DaysBefore);
        int days = month.AddMonths(1).DayNumber - first.DayNumber;
        double[] amounts = history.Draw(seed, first, days);
        int today = DaysBefore + askedAfter;
        decimal[] rounded = [.. amounts.Select(amount => Math.Round((decimal)amount, 6))];
        decimal used = rounded[DaysBefore..today].Sum() + (rounded[today] / 2);
        decimal actual = rounded[DaysBefore..].Sum();
        UsagePeriod period = new(Midnight(month), Midnight(month.AddMonths(1)));
        IEnumerable<DailyAmount> known = rounded.Take(today).Select((amount, day) => new DailyAmount(first.AddDays(day), amount));
        PeriodForecast? forecast = PeriodForecaster.Forecast(known, used, period, Midnight(first.AddDays(today)).AddHours(12), TimeZoneInfo.Utc);
        return forecast is null || actual == 0 ? null : new Outcome(
            askedAfter,
            (double)(Math.Abs(forecast.Expected - actual) / actual),
            (double)(Math.Abs(forecast.StraightLine - actual) / actual),
            actual >= forecast.Low && actual <= forecast.High);
    }

    private static string Line(string name, string asked, List<Outcome> outcomes)
    {
        double forecast = outcomes.Average(outcome => outcome.Forecast);
        double line = outcomes.Average(outcome => outcome.Line);
        double held = outcomes.Average(outcome => outcome.Held ? 1 : 0);
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {asked} | {100 * forecast:0.0} % | {100 * line:0.0} % | {forecast / line:0.00} | {100 * held:0} % |");
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private sealed record Outcome(int Days, double Forecast, double Line, bool Held);
}
