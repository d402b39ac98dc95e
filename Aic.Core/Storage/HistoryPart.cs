using Aic.Core.Usage;

namespace Aic.Core.Storage;

/// <summary>What a provider said of whole days or hours, as history keeps it: one row for each unit, model and item.</summary>
/// <param name="Span">Days or hours.</param>
/// <param name="Start">The first unit that the rows tell all about (UTC).</param>
/// <param name="End">The end of the last such unit (UTC, exclusive).</param>
/// <param name="Rows">The rows; each is one unit long.</param>
internal sealed record HistoryPart(HistorySpan Span, DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<UsageBreakdown> Rows)
{
    /// <summary>
    /// Sums a breakdown to days. Only days that it covers whole are told: UTC days inside the period, and those at its edges
    /// for which the provider gave whole days although only a part was asked for. A day that hasn't begun is left out; today is there as far as it goes.
    /// Null when there is nothing to keep.
    /// </summary>
    /// <param name="usage">The usage.</param>
    /// <param name="fetchedAt">When it was asked for.</param>
    public static HistoryPart? Days(UsageData usage, DateTimeOffset fetchedAt)
    {
        const HistorySpan Span = HistorySpan.Day;
        UsageBreakdown[] rows = [.. usage.Breakdown.Where(row => Fits(row, Span))];
        if (rows.Length == 0 && !IsNothing(usage))
        {
            return null;
        }

        ILookup<DateTimeOffset, UsageBreakdown> byDay = rows.ToLookup(row => Span.Floor(row.Start));
        DateTimeOffset first = Span.Floor(usage.PeriodStart);
        DateTimeOffset start = IsWhole(byDay[first]) ? first : Span.Ceiling(usage.PeriodStart);
        DateTimeOffset last = Span.Floor(usage.PeriodEnd);
        DateTimeOffset end = last < usage.PeriodEnd && IsWhole(byDay[last]) ? last + Span.Unit() : last;
        return Of(Span, start, end, fetchedAt, byDay);
    }

    /// <summary>Those hours that the period covers whole, where the provider told hours; else null.</summary>
    /// <param name="usage">The usage.</param>
    /// <param name="fetchedAt">When it was asked for.</param>
    public static HistoryPart? Hours(UsageData usage, DateTimeOffset fetchedAt)
    {
        const HistorySpan Span = HistorySpan.Hour;
        UsageBreakdown[] rows = [.. usage.Breakdown.Where(row => Fits(row, Span))];
        return rows.Length == 0
            ? null
            : Of(Span, Span.Ceiling(usage.PeriodStart), Span.Floor(usage.PeriodEnd), fetchedAt, rows.ToLookup(row => Span.Floor(row.Start)));
    }

    /// <summary>One row for each model, item, kind of cost and currency.</summary>
    /// <param name="span">Days or hours.</param>
    /// <param name="unit">The unit's start.</param>
    /// <param name="rows">The unit's rows.</param>
    public static IEnumerable<UsageBreakdown> Sum(HistorySpan span, DateTimeOffset unit, IEnumerable<UsageBreakdown> rows) =>
        rows
            .GroupBy(row => (Model: row.Model ?? "", Item: row.Item ?? "", row.CostSource, Currency: row.CostOther?.Currency ?? ""))
            .Select(group => new UsageBreakdown
            {
                Start = unit,
                End = unit + span.Unit(),
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

    private static HistoryPart? Of(HistorySpan span, DateTimeOffset start, DateTimeOffset end, DateTimeOffset fetchedAt, ILookup<DateTimeOffset, UsageBreakdown> byUnit)
    {
        DateTimeOffset begun = span.Floor(fetchedAt) + span.Unit();
        end = end < begun ? end : begun;
        return end <= start
            ? null
            : new HistoryPart(span, start, end, [.. byUnit.Where(unit => unit.Key >= start && unit.Key < end).SelectMany(unit => Sum(span, unit.Key, unit))]);
    }

    /// <summary>True where the provider answered for something and all of it is nothing.</summary>
    private static bool IsNothing(UsageData usage)
    {
        long?[] counts = [usage.RequestsCount, usage.TokensInput, usage.TokensOutput, usage.TokensCacheRead, usage.TokensCacheWrite];
        return usage.Breakdown.Count == 0
            && counts.Any(count => count is not null)
            && counts.All(count => count is null or 0)
            && usage.CostUsd is null or 0
            && usage.CostOther.Count == 0;
    }

    private static bool Fits(UsageBreakdown row, HistorySpan span) => row.End > row.Start && span.Floor(row.Start) == span.Floor(row.End.AddTicks(-1));

    /// <summary>True when a day's rows all reach from midnight to midnight, so that they are the whole day's whatever was asked for.</summary>
    private static bool IsWhole(IEnumerable<UsageBreakdown> rows) => rows.Any() && rows.All(row => row.End - row.Start == TimeSpan.FromDays(1));
}
