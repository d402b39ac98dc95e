namespace Aic.Core.Charts;

/// <summary>What one account used over time, in one measure.</summary>
public sealed record ChartSeries
{
    /// <summary>The account's id: <c>openai@work</c>.</summary>
    public required string AccountId { get; init; }

    /// <summary>The provider's name, and a further account's label: <c>OpenAI (work)</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The amount of each bucket; null where it isn't known, or the bucket hasn't begun.</summary>
    public required IReadOnlyList<decimal?> Values { get; init; }

    /// <summary>The sum of what is known.</summary>
    public decimal Total => Values.Sum() ?? 0;

    /// <summary>How many of the buckets that have begun aren't known.</summary>
    public required int UnknownCount { get; init; }

    /// <summary>True when an amount is the least it can be, because a part of it isn't known.</summary>
    public bool IsPartial { get; init; }
}
