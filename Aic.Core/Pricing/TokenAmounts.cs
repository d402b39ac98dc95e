namespace Aic.Core.Pricing;

/// <summary>What one request, or many of the same price, used. No token stands in two of the amounts.</summary>
public readonly record struct TokenAmounts
{
    /// <summary>Input tokens that were neither read from nor written to a prompt cache, without audio.</summary>
    public long Input { get; init; }

    /// <summary>Output tokens, reasoning included, without audio.</summary>
    public long Output { get; init; }

    /// <summary>Input tokens read from a prompt cache.</summary>
    public long CacheRead { get; init; }

    /// <summary>Input tokens written to a prompt cache that lives 5 minutes, or whose lifetime isn't told.</summary>
    public long CacheWrite5m { get; init; }

    /// <summary>Input tokens written to a prompt cache that lives an hour.</summary>
    public long CacheWrite1h { get; init; }

    /// <summary>Input tokens that were audio.</summary>
    public long AudioInput { get; init; }

    /// <summary>Output tokens that were audio.</summary>
    public long AudioOutput { get; init; }

    /// <summary>Web searches that the provider made.</summary>
    public long WebSearches { get; init; }

    /// <summary>Requests; they cost something only where a provider takes a fee for each.</summary>
    public long Requests { get; init; }
}
