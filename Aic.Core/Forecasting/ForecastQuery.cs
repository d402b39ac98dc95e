using Aic.Core.Usage;

namespace Aic.Core.Forecasting;

/// <summary>A question about what a running period comes to.</summary>
public sealed record ForecastQuery
{
    /// <summary>What of all usage is meant.</summary>
    public UsageScope Scope { get; init; } = UsageScope.Everything;

    /// <summary>The period; null means this month. One that isn't running has no forecast.</summary>
    public UsagePeriod? Period { get; init; }

    /// <summary>True asks the providers about the period again, past memory cache and store.</summary>
    public bool Refresh { get; init; }

    /// <summary>How old usage of the period may be to count as fresh; null means what the configuration says.</summary>
    public TimeSpan? MaxAge { get; init; }
}
