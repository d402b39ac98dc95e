using Aic.Core.Usage;

namespace Aic.Core.Providers.Buckets;

/// <summary>
/// Collects a breakdown: rows of the same bucket, model, item and foreign currency become one.
/// Keeps in mind where a provider left out a count that it documents, so that no total passes off a part as the whole.
/// </summary>
internal sealed class UsageRows
{
    private readonly Dictionary<RowKey, (UsageBreakdown Row, UsageColumns Missing)> _rows = [];

    /// <summary>True when there is no row.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>The models of the rows so far.</summary>
    public IEnumerable<string> Models => _rows.Keys.Select(key => key.Model).OfType<string>();

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="documented">The columns that the provider documents for such a row.</param>
    /// <exception cref="OverflowException">A sum is beyond what a count can hold.</exception>
    public void Add(UsageBreakdown row, UsageColumns documented)
    {
        RowKey key = new(row.Start, row.End, row.Model, row.Item, row.CostOther?.Currency);
        UsageColumns missing = documented & ~Known(row);
        _rows[key] = _rows.TryGetValue(key, out (UsageBreakdown Row, UsageColumns Missing) earlier)
            ? (Merge(earlier.Row, row), earlier.Missing | missing)
            : (row, missing);
    }

    /// <summary>The totals. A column that some row should know and doesn't is unknown as a whole.</summary>
    /// <param name="period">The period that was asked for.</param>
    /// <param name="answered">Columns that the provider answered for: without a row they are zero.</param>
    /// <param name="providerName">The provider's name, for the note.</param>
    /// <param name="notes">Takes the note about incomplete columns.</param>
    /// <exception cref="OverflowException">A sum is beyond what a count can hold.</exception>
    public UsageData Total(UsagePeriod period, UsageColumns answered, string providerName, ICollection<string> notes)
    {
        UsageColumns missing = _rows.Values.Aggregate(UsageColumns.None, (columns, entry) => columns | entry.Missing);
        UsageData data = UsageTotals.Of(period, _rows.Values.Select(entry => Without(entry.Row, entry.Missing)), answered, CostSource.Billed);
        if (missing == UsageColumns.None)
        {
            return data;
        }

        notes.Add($"{providerName} left out some of its numbers, so these totals are unknown: {string.Join(", ", Names(missing))}.");
        decimal? cost = missing.HasFlag(UsageColumns.CostUsd) ? null : data.CostUsd;
        return data with
        {
            RequestsCount = missing.HasFlag(UsageColumns.Requests) ? null : data.RequestsCount,
            TokensInput = missing.HasFlag(UsageColumns.Input) ? null : data.TokensInput,
            TokensOutput = missing.HasFlag(UsageColumns.Output) ? null : data.TokensOutput,
            TokensCacheRead = missing.HasFlag(UsageColumns.CacheRead) ? null : data.TokensCacheRead,
            TokensCacheWrite = missing.HasFlag(UsageColumns.CacheWrite) ? null : data.TokensCacheWrite,
            CostUsd = cost,
            CostSource = cost is null && data.CostOther.Count == 0 ? CostSource.Unknown : data.CostSource,
        };
    }

    private static UsageBreakdown Without(UsageBreakdown row, UsageColumns missing) => missing == UsageColumns.None ? row : row with
    {
        RequestsCount = missing.HasFlag(UsageColumns.Requests) ? null : row.RequestsCount,
        TokensInput = missing.HasFlag(UsageColumns.Input) ? null : row.TokensInput,
        TokensOutput = missing.HasFlag(UsageColumns.Output) ? null : row.TokensOutput,
        TokensCacheRead = missing.HasFlag(UsageColumns.CacheRead) ? null : row.TokensCacheRead,
        TokensCacheWrite = missing.HasFlag(UsageColumns.CacheWrite) ? null : row.TokensCacheWrite,
        TokensCacheWrite1h = missing.HasFlag(UsageColumns.CacheWrite) ? null : row.TokensCacheWrite1h,
        CostUsd = missing.HasFlag(UsageColumns.CostUsd) ? null : row.CostUsd,
        CostSource = missing.HasFlag(UsageColumns.CostUsd) && row.CostOther is null ? CostSource.Unknown : row.CostSource,
    };

    private static UsageColumns Known(UsageBreakdown row) =>
        (row.RequestsCount is null ? 0 : UsageColumns.Requests)
        | (row.TokensInput is null ? 0 : UsageColumns.Input)
        | (row.TokensOutput is null ? 0 : UsageColumns.Output)
        | (row.TokensCacheRead is null ? 0 : UsageColumns.CacheRead)
        | (row.TokensCacheWrite is null ? 0 : UsageColumns.CacheWrite)
        | (row.CostUsd is null && row.CostOther is null ? 0 : UsageColumns.CostUsd);

    private static IEnumerable<string> Names(UsageColumns columns) =>
        new (UsageColumns Column, string Name)[]
        {
            (UsageColumns.Requests, "requests"),
            (UsageColumns.Input, "input tokens"),
            (UsageColumns.Output, "output tokens"),
            (UsageColumns.CacheRead, "cache reads"),
            (UsageColumns.CacheWrite, "cache writes"),
            (UsageColumns.CostUsd, "cost"),
        }.Where(pair => columns.HasFlag(pair.Column)).Select(pair => pair.Name);

    private static UsageBreakdown Merge(UsageBreakdown one, UsageBreakdown other) => one with
    {
        RequestsCount = UsageTotals.Sum([one.RequestsCount, other.RequestsCount]),
        TokensInput = UsageTotals.Sum([one.TokensInput, other.TokensInput]),
        TokensOutput = UsageTotals.Sum([one.TokensOutput, other.TokensOutput]),
        TokensCacheRead = UsageTotals.Sum([one.TokensCacheRead, other.TokensCacheRead]),
        TokensCacheWrite = UsageTotals.Sum([one.TokensCacheWrite, other.TokensCacheWrite]),
        TokensCacheWrite1h = UsageTotals.Sum([one.TokensCacheWrite1h, other.TokensCacheWrite1h]),
        CostUsd = UsageTotals.Sum([one.CostUsd, other.CostUsd]),
        CostOther = UsageTotals.SumMoney([one.CostOther, other.CostOther]) is [MoneyAmount sum] ? sum : null,
        CostSource = one.CostSource == CostSource.Unknown ? other.CostSource : one.CostSource,
        Quantities = one.Quantities.Count + other.Quantities.Count == 0 ? [] : UsageTotals.SumQuantities([.. one.Quantities, .. other.Quantities]),
    };

    private readonly record struct RowKey(DateTimeOffset Start, DateTimeOffset End, string? Model, string? Item, string? Currency);
}
