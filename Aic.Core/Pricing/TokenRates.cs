using System.Text.Json.Serialization;

namespace Aic.Core.Pricing;

/// <summary>Prices in US dollars for a million tokens; null where none is known.</summary>
public sealed record TokenRates
{
    /// <summary>Uncached input.</summary>
    public decimal? Input { get; init; }

    /// <summary>Output, reasoning included.</summary>
    public decimal? Output { get; init; }

    /// <summary>Input read from a prompt cache.</summary>
    public decimal? CacheRead { get; init; }

    /// <summary>Input written to a prompt cache that lives 5 minutes, or has one lifetime only.</summary>
    [JsonPropertyName(PriceFieldNames.CacheWrite5m)]
    public decimal? CacheWrite5m { get; init; }

    /// <summary>Input written to a prompt cache that lives an hour.</summary>
    [JsonPropertyName(PriceFieldNames.CacheWrite1h)]
    public decimal? CacheWrite1h { get; init; }

    /// <summary>Audio put in.</summary>
    public decimal? AudioInput { get; init; }

    /// <summary>Audio that came out.</summary>
    public decimal? AudioOutput { get; init; }

    /// <summary>The cost of tokens in millionths of a dollar; null where a price that they need isn't known. Exact, so costs add up to the cost of the sum.</summary>
    internal decimal? Micros(in TokenAmounts tokens)
    {
        decimal sum = 0;
        return Add(ref sum, tokens.Input, Input)
            && Add(ref sum, tokens.Output, Output)
            && Add(ref sum, tokens.CacheRead, CacheRead)
            && Add(ref sum, tokens.CacheWrite5m, CacheWrite5m)
            && Add(ref sum, tokens.CacheWrite1h, CacheWrite1h)
            && Add(ref sum, tokens.AudioInput, AudioInput)
            && Add(ref sum, tokens.AudioOutput, AudioOutput)
            ? sum
            : null;
    }

    private static bool Add(ref decimal sum, long count, decimal? rate)
    {
        if (count == 0)
        {
            return true;
        }

        sum += count * rate.GetValueOrDefault();
        return rate is not null;
    }
}
