using Aic.Core.Usage;

namespace Aic.Core.Storage;

/// <summary>A breakdown as history keeps it: one row for each UTC day, model and item.</summary>
/// <param name="First">The first day that the rows tell all about.</param>
/// <param name="Last">The last such day.</param>
/// <param name="Rows">The rows; each from one UTC midnight to the next.</param>
internal sealed record DailyUsage(DateOnly First, DateOnly Last, IReadOnlyList<UsageBreakdown> Rows)
{
    /// <summary>
    /// Sums a breakdown to days. Only days that it covers whole are told: UTC days inside the period, and those at its edges
    /// for which the provider gave whole days although only a part was asked for. Null when there is nothing to keep.
    /// </summary>
    /// <param name="usage">The usage.</param>
    public static DailyUsage? Of(UsageData usage)
    {
        UsageBreakdown[] rows = [.. usage.Breakdown.Where(FitsInOneDay)];
        if (rows.Length == 0)
        {
            return null;
        }

        ILookup<DateOnly, UsageBreakdown> byDay = rows.ToLookup(DayOf);
        DateOnly first = Day(usage.PeriodStart);
        if (usage.PeriodStart.UtcDateTime.TimeOfDay != TimeSpan.Zero && !IsWhole(byDay[first]))
        {
            first = first.AddDays(1);
        }

        DateOnly last = Day(usage.PeriodEnd.AddTicks(-1));
        if (usage.PeriodEnd.UtcDateTime.TimeOfDay != TimeSpan.Zero && !IsWhole(byDay[last]))
        {
            last = last.AddDays(-1);
        }

        return last < first
            ? null
            : new DailyUsage(first, last, [.. byDay.Where(day => day.Key >= first && day.Key <= last).SelectMany(day => Sum(day.Key, day))]);
    }

    private static IEnumerable<UsageBreakdown> Sum(DateOnly day, IEnumerable<UsageBreakdown> rows) =>
        rows
            .GroupBy(row => (Model: row.Model ?? "", Item: row.Item ?? "", row.CostSource, Currency: row.CostOther?.Currency ?? ""))
            .Select(group => new UsageBreakdown
            {
                Start = Midnight(day),
                End = Midnight(day.AddDays(1)),
                Model = group.Key.Model.Length == 0 ? null : group.Key.Model,
                Item = group.Key.Item.Length == 0 ? null : group.Key.Item,
                RequestsCount = UsageTotals.Sum(group.Select(row => row.RequestsCount)),
                TokensInput = UsageTotals.Sum(group.Select(row => row.TokensInput)),
                TokensOutput = UsageTotals.Sum(group.Select(row => row.TokensOutput)),
                TokensCacheRead = UsageTotals.Sum(group.Select(row => row.TokensCacheRead)),
                TokensCacheWrite = UsageTotals.Sum(group.Select(row => row.TokensCacheWrite)),
                TokensCacheWrite1h = UsageTotals.Sum(group.Select(row => row.TokensCacheWrite1h)),
                CostUsd = UsageTotals.Sum(group.Select(row => row.CostUsd)),
                CostOther = UsageTotals.SumMoney(group.Select(row => row.CostOther)).SingleOrDefault(),
                CostSource = group.Key.CostSource,
                Quantities = UsageTotals.SumQuantities(group.SelectMany(row => row.Quantities)),
            });

    private static bool FitsInOneDay(UsageBreakdown row) => row.End > row.Start && Day(row.Start) == Day(row.End.AddTicks(-1));

    /// <summary>True when a day's rows all reach from midnight to midnight, so that they are the whole day's whatever was asked for.</summary>
    private static bool IsWhole(IEnumerable<UsageBreakdown> rows) =>
        rows.Any() && rows.All(row => row.End - row.Start == TimeSpan.FromDays(1));

    private static DateOnly DayOf(UsageBreakdown row) => Day(row.Start);

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
