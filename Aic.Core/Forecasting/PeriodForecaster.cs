using Aic.Core.Usage;

namespace Aic.Core.Forecasting;

/// <summary>Forecasts what a running period comes to. A function of daily amounts and the time, and of nothing else.</summary>
public static class PeriodForecaster
{
    // Of a normal distribution, 80 percent lie within so many standard deviations of the mean.
    private const double Deviations = 1.2816;

    /// <summary>Forecasts a period's end.</summary>
    /// <param name="days">Daily amounts: eight weeks before the period where they are known, and the period's until now. A day that is missing between others counts as zero.</param>
    /// <param name="used">What is used of the period until now: the sum of its days, and what belongs to no day.</param>
    /// <param name="period">The period.</param>
    /// <param name="now">The time.</param>
    /// <param name="zone">The user's time zone, in which days are cut.</param>
    /// <returns>The forecast; null when the period isn't running, or fewer than three whole days are known.</returns>
    public static PeriodForecast? Forecast(IEnumerable<DailyAmount> days, decimal used, UsagePeriod period, DateTimeOffset now, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(zone);
        if (now < period.Start || now >= period.End)
        {
            return null;
        }

        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        if (DailyModel.Of(WithoutGaps(days, today)) is not { } model)
        {
            return null;
        }

        IReadOnlyList<(DateOnly Day, double Share)> left = DaysLeft(period, today, now, zone);
        double sum = 0;
        List<DailyAmount> path = [];
        foreach ((DateOnly day, double share) in left)
        {
            sum += share * model.Expect(day);
            path.Add(new DailyAmount(day, used + Rounded(sum)));
        }

        double error = Deviations * model.ErrorOfSum(left);
        double elapsed = (now - period.Start) / (period.End - period.Start);
        return new PeriodForecast
        {
            Expected = used + Rounded(sum),
            Low = used + Rounded(Math.Max(0, sum - error)),
            High = used + Rounded(sum + error),
            StraightLine = elapsed > 0 ? Rounded((double)used / elapsed) : used,
            DaysKnown = model.Days,
            HasWeekdays = model.HasWeekdays,
            Path = path,
        };
    }

    /// <summary>All days from the first one to yesterday.</summary>
    private static List<DailyAmount> WithoutGaps(IEnumerable<DailyAmount> days, DateOnly today)
    {
        Dictionary<DateOnly, decimal> known = [];
        foreach (DailyAmount day in days.Where(day => day.Day < today))
        {
            known[day.Day] = known.GetValueOrDefault(day.Day) + day.Amount;
        }

        List<DailyAmount> all = [];
        for (DateOnly day = known.Count == 0 ? today : known.Keys.Min(); day < today; day = day.AddDays(1))
        {
            all.Add(new DailyAmount(day, known.GetValueOrDefault(day)));
        }

        return all;
    }

    /// <summary>What is left of today, and the days after it.</summary>
    private static List<(DateOnly Day, double Share)> DaysLeft(UsagePeriod period, DateOnly today, DateTimeOffset now, TimeZoneInfo zone)
    {
        List<(DateOnly Day, double Share)> left = [];
        for (DateOnly day = today; UsagePeriod.Midnight(day, zone) is { } start && start < period.End; day = day.AddDays(1))
        {
            DateTimeOffset end = UsagePeriod.Midnight(day.AddDays(1), zone);
            DateTimeOffset from = start > now ? start : now;
            DateTimeOffset to = end < period.End ? end : period.End;
            left.Add((day, (to - from) / (end - start)));
        }

        return left;
    }

    // What is beyond a decimal is no amount of anything.
    private static decimal Rounded(double amount) => Math.Round((decimal)Math.Clamp(amount, -1e15, 1e15), 6);
}
