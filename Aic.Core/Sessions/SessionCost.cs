using Aic.Core.Pricing;

namespace Aic.Core.Sessions;

/// <summary>A part of a cost: responses that have one price.</summary>
/// <param name="Model">The model as the log names it; empty where it doesn't.</param>
/// <param name="Price">The price; null when none is known.</param>
/// <param name="Tier">How the responses were served.</param>
/// <param name="Band">How many of the price's thresholds their contexts exceed.</param>
/// <param name="IsOwn">True where the tool itself wrote down the cost.</param>
internal sealed record SessionCost(string Model, AppliedPrice? Price, ServiceTier Tier, int Band, bool IsOwn)
{
    /// <summary>What the responses used.</summary>
    public required TokenAmounts Tokens { get; init; }

    /// <summary>What they cost in US dollars; null when unknown.</summary>
    public required decimal? CostUsd { get; init; }
}
