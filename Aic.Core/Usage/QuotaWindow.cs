namespace Aic.Core.Usage;

/// <summary>A limit and what is used of it: a spend limit, credits, a rate window.</summary>
public sealed record QuotaWindow
{
    /// <summary>The window's name: <c>5h</c>, <c>weekly</c>, <c>monthly spend</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What is used, in <see cref="Unit"/>; null when the provider tells the limit only.</summary>
    public decimal? Used { get; init; }

    /// <summary>The limit, in <see cref="Unit"/>; null when the provider tells the share used only.</summary>
    public decimal? Limit { get; init; }

    /// <summary>What <see cref="Used"/> and <see cref="Limit"/> count: a currency code such as <c>USD</c>, <c>tokens</c>, <c>requests</c>; null when only a share is known.</summary>
    public string? Unit { get; init; }

    /// <summary>The share used in percent (0 to 100, more when overdrawn); null when unknown.</summary>
    public decimal? UsedPercent { get; init; }

    /// <summary>When the window starts anew (UTC); null when unknown or never.</summary>
    public DateTimeOffset? ResetsAt { get; init; }

    /// <summary>When the window began (UTC); null when unknown.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>The share used for each share of the window that is over: 1 uses it up exactly at its end, 2 in half the time. Null when unknown, or the window has only begun.</summary>
    public decimal? PaceRatio { get; init; }

    /// <summary>The same in a word; null when unknown.</summary>
    public QuotaPace? Pace { get; init; }

    /// <summary>When it is used up if that pace goes on (UTC), or the moment of asking where it is already; null when it lasts until it starts anew, or that isn't known.</summary>
    public DateTimeOffset? RunsOutAt { get; init; }
}
