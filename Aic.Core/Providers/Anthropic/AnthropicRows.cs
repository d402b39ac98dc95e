using Aic.Core.Providers.Buckets;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Anthropic;

/// <summary>Turns Anthropic's entries into rows of a breakdown. Tokens and their cost share a row where bucket and model are the same.</summary>
internal static class AnthropicRows
{
    private const UsageColumns Tokens = UsageColumns.Input | UsageColumns.Output | UsageColumns.CacheRead | UsageColumns.CacheWrite;

    /// <summary>Adds rows of the analytics' usage.</summary>
    public static void Add(this UsageRows rows, AnalyticsUsageRow row)
    {
        UsageBreakdown counted = Row(row.StartingAt, row.EndingAt, row.Group?.Model, row.Usage);
        bool isModelUse = counted.Model is not null || HasTokens(row.Usage);

        // What belongs to no model and took no tokens is code execution: it counts spans, which are no requests.
        rows.Add(
            isModelUse ? counted with { RequestsCount = row.Usage.Requests } : counted,
            isModelUse ? Tokens | UsageColumns.Requests : UsageColumns.None);
    }

    /// <summary>Adds an entry of the older usage report, which counts no requests.</summary>
    public static void Add(this UsageRows rows, ReportBucket<AnthropicUsage> bucket, AnthropicUsage usage) =>
        rows.Add(Row(bucket.StartingAt, bucket.EndingAt, usage.Model, usage), Tokens);

    /// <summary>Adds a row of the analytics' cost.</summary>
    public static void Add(this UsageRows rows, AnalyticsCostRow row) =>
        rows.Add(Row(row.StartingAt, row.EndingAt, row.Group?.Model, Item(row.Group?.CostType), row.Cost), UsageColumns.CostUsd);

    /// <summary>Adds an entry of the older cost report.</summary>
    public static void Add(this UsageRows rows, ReportBucket<AnthropicCost> bucket, AnthropicCost cost)
    {
        string? item = Item(cost.CostType) ?? (cost.Model is null ? cost.Description : null);
        rows.Add(Row(bucket.StartingAt, bucket.EndingAt, cost.Model, item, cost), UsageColumns.CostUsd);
    }

    private static string? Item(string? costType) => costType is null or "tokens" ? null : costType;

    private static bool HasTokens(AnthropicUsage usage) =>
        (usage.UncachedInputTokens ?? 0) > 0 || (usage.OutputTokens ?? 0) > 0 || (usage.CacheReadInputTokens ?? 0) > 0
        || (usage.CacheCreation?.FiveMinutes ?? 0) > 0 || (usage.CacheCreation?.OneHour ?? 0) > 0;

    private static UsageBreakdown Row(DateTimeOffset start, DateTimeOffset end, string? model, AnthropicUsage usage) => new()
    {
        Start = start.ToUniversalTime(),
        End = end.ToUniversalTime(),
        Model = model,
        TokensInput = usage.UncachedInputTokens,
        TokensOutput = usage.OutputTokens,
        TokensCacheRead = usage.CacheReadInputTokens,
        TokensCacheWrite = UsageTotals.Sum([usage.CacheCreation?.FiveMinutes, usage.CacheCreation?.OneHour]),
        TokensCacheWrite1h = usage.CacheCreation?.OneHour,
        Quantities = usage.ServerToolUse?.WebSearchRequests is { } searches and > 0 ? [new UsageQuantity("web_searches", searches)] : [],
    };

    private static UsageBreakdown Row(DateTimeOffset start, DateTimeOffset end, string? model, string? item, AnthropicCost cost)
    {
        bool isDollars = cost.Currency is null || cost.Currency.Equals("USD", StringComparison.OrdinalIgnoreCase);
        decimal? amount = cost.Amount / 100;
        return new UsageBreakdown
        {
            Start = start.ToUniversalTime(),
            End = end.ToUniversalTime(),
            Model = model,
            Item = item,
            CostUsd = isDollars ? amount : null,
            CostOther = isDollars || amount is null ? null : new MoneyAmount(amount.Value, cost.Currency!.ToUpperInvariant()),
            CostSource = amount is null ? CostSource.Unknown : CostSource.Billed,
        };
    }
}
