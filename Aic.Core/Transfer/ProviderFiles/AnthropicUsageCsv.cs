using Aic.Core.Usage;

namespace Aic.Core.Transfer.ProviderFiles;

/// <summary>
/// Tokens as the Claude Console exports them from its page of usage
/// (https://support.claude.com/en/articles/9534590-cost-and-usage-reporting-in-console). Its columns aren't documented; these are those of files seen in 2026.
/// </summary>
internal sealed class AnthropicUsageCsv : ProviderCsv
{
    private const string Input = "usage_input_tokens_no_cache";
    private const string Output = "usage_output_tokens";

    /// <inheritdoc />
    public override string Name => "the Claude Console's usage";

    /// <inheritdoc />
    protected override IReadOnlyList<string[]> Columns { get; } = [["usage_date_utc"], ["model_version"], [Input], [Output]];

    /// <inheritdoc />
    public override UsageRecord Read(Func<string, string> cell)
    {
        long? shortWrite = RecordColumns.ReadCount(cell, "usage_input_tokens_cache_write_5m");
        long? longWrite = RecordColumns.ReadCount(cell, "usage_input_tokens_cache_write_1h");
        return new UsageRecord
        {
            Date = Day(cell("usage_date_utc"), "usage_date_utc", "yyyy-MM-dd"),
            AccountId = "anthropic",
            Model = Text(cell("model_version")),
            TokensInput = RecordColumns.ReadCount(cell, Input),
            TokensOutput = RecordColumns.ReadCount(cell, Output),
            TokensCacheRead = RecordColumns.ReadCount(cell, "usage_input_tokens_cache_read"),
            TokensCacheWrite = UsageTotals.Sum([shortWrite, longWrite]),
            TokensCacheWrite1h = longWrite,
            Quantities = RecordColumns.ReadCount(cell, "web_search_count") is { } searches and > 0 ? [new UsageQuantity("web_searches", searches)] : [],
        };
    }

    /// <inheritdoc />
    public override bool Tells(UsageBreakdown row) => row.TokensInput is not null || row.TokensOutput is not null || row.Quantities.Count > 0;
}
