namespace Aic.Core.Usage;

/// <summary>Counts that a provider can tell.</summary>
[Flags]
internal enum UsageColumns
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><see cref="UsageData.RequestsCount"/>.</summary>
    Requests = 1,

    /// <summary><see cref="UsageData.TokensInput"/>.</summary>
    Input = 2,

    /// <summary><see cref="UsageData.TokensOutput"/>.</summary>
    Output = 4,

    /// <summary><see cref="UsageData.TokensCacheRead"/>.</summary>
    CacheRead = 8,

    /// <summary><see cref="UsageData.TokensCacheWrite"/>.</summary>
    CacheWrite = 16,

    /// <summary><see cref="UsageData.CostUsd"/>.</summary>
    CostUsd = 32,
}

/// <summary>Adds up a breakdown. What no row knows stays unknown, unless the provider was asked for it and simply has none.</summary>
internal static class UsageTotals
{
    private static readonly Comparer<UsageBreakdown> ByTimeAndName = Comparer<UsageBreakdown>.Create((one, other) =>
        one.Start != other.Start ? one.Start.CompareTo(other.Start)
        : string.CompareOrdinal(one.Model, other.Model) is not 0 and int byModel ? byModel
        : string.CompareOrdinal(one.Item, other.Item));

    /// <summary>The totals of a breakdown.</summary>
    /// <param name="period">The period that was asked for.</param>
    /// <param name="rows">The rows; they come back ordered by time, then model, then item.</param>
    /// <param name="answered">Columns that the provider answered for: without a row they are zero, not unknown.</param>
    /// <param name="costSource">How the rows' costs are known.</param>
    /// <exception cref="OverflowException">The sum is beyond what a count can hold.</exception>
    public static UsageData Of(UsagePeriod period, IEnumerable<UsageBreakdown> rows, UsageColumns answered, CostSource costSource)
    {
        UsageBreakdown[] ordered = [.. rows.Order(ByTimeAndName)];
        decimal? costUsd = Sum(ordered.Select(row => row.CostUsd)) ?? (answered.HasFlag(UsageColumns.CostUsd) ? 0m : null);
        MoneyAmount[] costOther = SumMoney(ordered.Select(row => row.CostOther));
        return new UsageData
        {
            PeriodStart = period.Start,
            PeriodEnd = period.End,
            RequestsCount = Sum(ordered.Select(row => row.RequestsCount)) ?? ZeroIf(answered, UsageColumns.Requests),
            TokensInput = Sum(ordered.Select(row => row.TokensInput)) ?? ZeroIf(answered, UsageColumns.Input),
            TokensOutput = Sum(ordered.Select(row => row.TokensOutput)) ?? ZeroIf(answered, UsageColumns.Output),
            TokensCacheRead = Sum(ordered.Select(row => row.TokensCacheRead)) ?? ZeroIf(answered, UsageColumns.CacheRead),
            TokensCacheWrite = Sum(ordered.Select(row => row.TokensCacheWrite)) ?? ZeroIf(answered, UsageColumns.CacheWrite),
            CostUsd = costUsd,
            CostOther = costOther,
            CostSource = costUsd is null && costOther.Length == 0 ? CostSource.Unknown : costSource,
            Quantities = SumQuantities(ordered.SelectMany(row => row.Quantities)),
            Breakdown = ordered,
        };
    }

    /// <summary>The sum of the known values; null when none is known.</summary>
    public static long? Sum(IEnumerable<long?> values)
    {
        long? sum = null;
        foreach (long? value in values)
        {
            sum = value is null ? sum : checked((sum ?? 0) + value);
        }

        return sum;
    }

    /// <summary>The sum of the known values; null when none is known.</summary>
    public static decimal? Sum(IEnumerable<decimal?> values)
    {
        decimal? sum = null;
        foreach (decimal? value in values)
        {
            sum = value is null ? sum : (sum ?? 0) + value;
        }

        return sum;
    }

    /// <summary>One amount for each currency, in the order of their codes.</summary>
    public static MoneyAmount[] SumMoney(IEnumerable<MoneyAmount?> amounts) =>
        [.. amounts.OfType<MoneyAmount>()
            .GroupBy(amount => amount.Currency, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new MoneyAmount(group.Sum(amount => amount.Amount), group.Key))];

    /// <summary>One quantity for each unit, in the order of their names.</summary>
    public static UsageQuantity[] SumQuantities(IEnumerable<UsageQuantity> quantities) =>
        [.. quantities
            .GroupBy(quantity => quantity.Unit, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new UsageQuantity(group.Key, group.Sum(quantity => quantity.Amount)))];

    private static long? ZeroIf(UsageColumns answered, UsageColumns column) => answered.HasFlag(column) ? 0 : null;
}
