namespace Aic.Core.Budgets;

/// <summary>A question about how budgets stand.</summary>
public sealed record BudgetQuery
{
    /// <summary>Which budgets: names, or patterns with <c>*</c> and <c>?</c>, without case. Empty means all.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>True asks the providers about the running period again, past memory cache and store.</summary>
    public bool Refresh { get; init; }

    /// <summary>How old usage of the running period may be to count as fresh; null means what the configuration says.</summary>
    public TimeSpan? MaxAge { get; init; }

    internal UsageQuery Usage => new() { Refresh = Refresh, MaxAge = MaxAge };
}
