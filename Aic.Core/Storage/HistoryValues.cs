using Aic.Core.Usage;

namespace Aic.Core.Storage;

/// <summary>What a packed row of history has besides its place.</summary>
[Flags]
internal enum HistoryFields
{
    None = 0,
    Requests = 1,
    Input = 2,
    Output = 4,
    CacheRead = 8,
    CacheWrite = 16,
    CacheWrite1h = 32,
    CostUsd = 64,
    CostOther = 128,
    Quantities = 256,
    Billed = 512,
    Estimated = 1024,
}

/// <summary>One row of history as it lies in its chunk: names are positions in the chunk's list, 0 for none. A value whose field isn't told is meaningless.</summary>
internal struct HistoryValues
{
    public HistoryFields Fields;
    public int Unit;
    public int Model;
    public int Item;
    public int Currency;
    public long Requests;
    public long Input;
    public long Output;
    public long CacheRead;
    public long CacheWrite;
    public long CacheWrite1h;
    public decimal CostUsd;
    public decimal CostOther;

    public readonly bool Has(HistoryFields field) => (Fields & field) != 0;

    public readonly CostSource Source =>
        Has(HistoryFields.Billed) ? CostSource.Billed : Has(HistoryFields.Estimated) ? CostSource.Estimated : CostSource.Unknown;

    /// <summary>A row that isn't in a chunk: its names are the caller's.</summary>
    /// <param name="row">The row; it has no cost in another currency than the dollar.</param>
    public static HistoryValues Of(UsageBreakdown row) => new()
    {
        Fields = FieldsOf(row with { CostOther = null }),
        Requests = row.RequestsCount ?? 0,
        Input = row.TokensInput ?? 0,
        Output = row.TokensOutput ?? 0,
        CacheRead = row.TokensCacheRead ?? 0,
        CacheWrite = row.TokensCacheWrite ?? 0,
        CacheWrite1h = row.TokensCacheWrite1h ?? 0,
        CostUsd = row.CostUsd ?? 0,
    };

    /// <summary>What a row has.</summary>
    public static HistoryFields FieldsOf(UsageBreakdown row) =>
        If(row.RequestsCount is not null, HistoryFields.Requests)
        | If(row.TokensInput is not null, HistoryFields.Input)
        | If(row.TokensOutput is not null, HistoryFields.Output)
        | If(row.TokensCacheRead is not null, HistoryFields.CacheRead)
        | If(row.TokensCacheWrite is not null, HistoryFields.CacheWrite)
        | If(row.TokensCacheWrite1h is not null, HistoryFields.CacheWrite1h)
        | If(row.CostUsd is not null, HistoryFields.CostUsd)
        | If(row.CostOther is not null, HistoryFields.CostOther)
        | If(row.Quantities.Count > 0, HistoryFields.Quantities)
        | If(row.CostSource == CostSource.Billed, HistoryFields.Billed)
        | If(row.CostSource == CostSource.Estimated, HistoryFields.Estimated);

    private static HistoryFields If(bool has, HistoryFields field) => has ? field : HistoryFields.None;
}
