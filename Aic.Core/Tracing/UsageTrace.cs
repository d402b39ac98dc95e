using Aic.Core.Usage;

namespace Aic.Core.Tracing;

/// <summary>Where the numbers of one account and period come from.</summary>
public sealed record UsageTrace
{
    /// <summary>The answer that is explained.</summary>
    public required ProviderUsage Usage { get; init; }

    /// <summary>The account's name.</summary>
    public string AccountId => Usage.AccountId;

    /// <summary>Start of the period (UTC, inclusive).</summary>
    public required DateTimeOffset PeriodStart { get; init; }

    /// <summary>End of the period (UTC, exclusive).</summary>
    public required DateTimeOffset PeriodEnd { get; init; }

    /// <summary>The requests made, in the order in which they ended; empty for a coding tool.</summary>
    public IReadOnlyList<TracedCall> Calls { get; init; } = [];

    /// <summary>The session logs read; empty for a provider that is asked over the network.</summary>
    public IReadOnlyList<TracedFile> Files { get; init; } = [];

    /// <summary>What the numbers are made of.</summary>
    public IReadOnlyList<TracedCost> Costs { get; init; } = [];

    /// <summary>The sum of the parts' costs in US dollars; null when none is known.</summary>
    public decimal? CostOfParts => UsageTotals.Sum(Costs.Select(part => part.CostUsd));

    /// <summary>True when the parts add up to the numbers shown: requests, each kind of tokens, and the cost. False also where there are no numbers.</summary>
    public bool AddsUp => Usage.Usage is { } shown
        && Same(shown.RequestsCount, part => part.RequestsCount)
        && Same(shown.TokensInput, part => part.TokensInput)
        && Same(shown.TokensOutput, part => part.TokensOutput)
        && Same(shown.TokensCacheRead, part => part.TokensCacheRead)
        && Same(shown.TokensCacheWrite, part => part.TokensCacheWrite)
        && (shown.CostUsd ?? 0) == (CostOfParts ?? 0)
        && (Files.Count == 0 || shown.RequestsCount == Files.Sum(file => file.ResponsesCount));

    private bool Same(long? shown, Func<TracedCost, long?> part) => (shown ?? 0) == (UsageTotals.Sum(Costs.Select(part)) ?? 0);
}
