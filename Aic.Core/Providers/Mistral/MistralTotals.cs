using Aic.Core.Usage;

namespace Aic.Core.Providers.Mistral;

/// <summary>Cuts months to a period and adds them up.</summary>
internal static class MistralTotals
{
    private const string Dollars = "USD";

    /// <summary>Leaves of each month what lies in a period.</summary>
    /// <param name="months">The months that the period touches.</param>
    /// <param name="days">The period, whole UTC days.</param>
    /// <param name="now">The time.</param>
    /// <returns>The months; null when an entry states no day and the period isn't whole months, so that nothing can be cut out.</returns>
    public static IReadOnlyList<MistralMonth>? Cut(IReadOnlyList<MistralMonth> months, UsagePeriod days, DateTimeOffset now) =>
        months.Any(month => month.Rows.Any(row => row.Day is null)) && !IsWholeMonths(days, now)
            ? null
            : [.. months.Select(month => month with { Rows = [.. month.Rows.Where(row => IsIn(row, month, days))] })];

    /// <summary>The usage of a period.</summary>
    /// <param name="period">The period that was asked for.</param>
    /// <param name="days">The whole UTC days that it stands for.</param>
    /// <param name="months">What lies in it.</param>
    /// <exception cref="ProviderException">A number makes no sense as a count.</exception>
    public static UsageData Of(UsagePeriod period, UsagePeriod days, IReadOnlyList<MistralMonth> months)
    {
        try
        {
            UsageData usage = UsageTotals.Of(period, months.SelectMany(Breakdown), Answered(months), CostSource.Billed);
            IEnumerable<MoneyAmount> noCost = months.Where(month => month.IsPriced && month.Currency != Dollars).Select(month => new MoneyAmount(0, month.Currency!));
            MoneyAmount[] costOther = UsageTotals.SumMoney([.. usage.CostOther, .. noCost]);

            // A sum that lacks what has no clear price would be too low, so it isn't shown as the cost; the breakdown has what is priced.
            bool isPartial = months.Any(month => month.Rows.Any(row => row.IsCostUnknown));
            return usage with
            {
                CostUsd = isPartial ? null : usage.CostUsd,
                CostOther = isPartial ? [] : costOther,
                CostSource = isPartial || (usage.CostUsd is null && costOther.Length == 0) ? CostSource.Unknown : CostSource.Billed,
                CostPeriodStart = period.IsWholeUtcDays ? null : days.Start,
                CostPeriodEnd = period.IsWholeUtcDays ? null : days.End,
            };
        }
        catch (OverflowException exception)
        {
            throw Wrong(exception);
        }
    }

    /// <summary>Whole calendar months, or the months up to now.</summary>
    private static bool IsWholeMonths(UsagePeriod days, DateTimeOffset now) => days.Start.Day == 1 && (days.End.Day == 1 || days.End > now);

    private static bool IsIn(MistralRow row, MistralMonth month, UsagePeriod days)
    {
        DateOnly day = row.Day ?? month.First;
        return (day.Year, day.Month) == (month.First.Year, month.First.Month) && Midnight(day) >= days.Start && Midnight(day) < days.End;
    }

    private static UsageColumns Answered(IReadOnlyList<MistralMonth> months) =>
        UsageColumns.Input | UsageColumns.Output
        | (months.Any(month => month.Currency == Dollars && month.IsPriced) ? UsageColumns.CostUsd : UsageColumns.None);

    private static IEnumerable<UsageBreakdown> Breakdown(MistralMonth month) => month.Rows
        .GroupBy(row => (row.Day, row.Model, row.Item))
        .Select(rows =>
        {
            decimal? cost = UsageTotals.Sum(rows.Select(row => row.Cost));
            return new UsageBreakdown
            {
                Start = Midnight(rows.Key.Day ?? month.First),
                End = Midnight(rows.Key.Day?.AddDays(1) ?? month.First.AddMonths(1)),
                Model = rows.Key.Model,
                Item = rows.Key.Item,
                TokensInput = Tokens(rows, "input"),
                TokensOutput = Tokens(rows, "output"),
                TokensCacheRead = Tokens(rows, "cached"),
                CostUsd = month.Currency == Dollars ? cost : null,
                CostOther = month.Currency == Dollars || cost is null ? null : new MoneyAmount(cost.Value, month.Currency!),
                CostSource = cost is null ? CostSource.Unknown : CostSource.Billed,
                Quantities = UsageTotals.SumQuantities(rows.Where(row => !IsTokens(row) && row.Amount is not null).Select(row => new UsageQuantity(row.Unit, row.Amount!.Value))),
            };
        });

    private static bool IsTokens(MistralRow row) => row.Unit == MistralMonth.Tokens && row.Group is ("input" or "output" or "cached");

    private static long? Tokens(IEnumerable<MistralRow> rows, string group)
    {
        decimal? sum = UsageTotals.Sum(rows.Where(row => IsTokens(row) && row.Group == group).Select(row => row.Amount));
        return sum is { } tokens && tokens != decimal.Truncate(tokens) ? throw Wrong(null) : checked((long?)sum);
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static ProviderException Wrong(Exception? cause) =>
        new(new UsageError(UsageErrorKind.ParseError, "Mistral reports a number that can't be a count, so the numbers can't be trusted. Try again later."), cause);
}
