namespace Aic.Core.Plans;

/// <summary>A question about plans.</summary>
public sealed record PlanQuery
{
    /// <summary>The most months that can be asked for.</summary>
    public const int MostMonths = 24;

    /// <summary>Whose plans: accounts as they stand in the configuration, or patterns with <c>*</c> and <c>?</c>, without case. Empty means all.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>How many calendar months back, the running one included: 1 to <see cref="MostMonths"/>.</summary>
    public int Months { get; init; } = 1;

    /// <summary>How old usage may be to count as fresh; null means what the configuration says.</summary>
    public TimeSpan? MaxAge { get; init; }
}
