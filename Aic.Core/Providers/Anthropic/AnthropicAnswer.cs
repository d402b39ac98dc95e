using Aic.Core.Providers.Buckets;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Anthropic;

/// <summary>What one of Anthropic's two interfaces said of a period.</summary>
internal sealed record AnthropicAnswer
{
    /// <summary>The rows.</summary>
    public UsageRows Rows { get; } = new();

    /// <summary>Columns that were answered for.</summary>
    public UsageColumns Answered { get; set; } = UsageColumns.Input | UsageColumns.Output | UsageColumns.CacheRead | UsageColumns.CacheWrite;

    /// <summary>The days of the cost where it comes by day; null where it covers the same hours as the usage.</summary>
    public BillingDays? CostDays { get; init; }

    /// <summary>True when the cost is among the answers.</summary>
    public bool HasCost => Answered.HasFlag(UsageColumns.CostUsd);

    /// <summary>What a reader should know.</summary>
    public List<string> Notes { get; } = [];
}
