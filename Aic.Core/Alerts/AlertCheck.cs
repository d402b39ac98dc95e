namespace Aic.Core.Alerts;

/// <summary>How to look for causes of alerts.</summary>
public sealed record AlertCheck
{
    /// <summary>How old usage may be to count as fresh; null means what the configuration says. What is older is asked for.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>False asks for nothing but what budgets need and isn't known at all: for whoever keeps usage fresh anyway.</summary>
    public bool IsAsking { get; init; } = true;

    /// <summary>False leaves out unusual days, for which weeks of history are read.</summary>
    public bool IncludesDays { get; init; } = true;
}

/// <summary>What came of looking for causes of alerts.</summary>
/// <param name="Raised">The alerts that channels are told of: new ones, worse ones, and those whose snooze ended.</param>
/// <param name="Cleared">The alerts whose cause is gone.</param>
public sealed record AlertCheckResult(IReadOnlyList<Alert> Raised, IReadOnlyList<Alert> Cleared);
