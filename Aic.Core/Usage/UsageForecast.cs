namespace Aic.Core.Usage;

/// <summary>How fast an active block is used, and what it comes to at its end if that goes on.</summary>
/// <param name="TokensPerMinute">Tokens of all kinds a minute, from the block's first response to its last.</param>
/// <param name="CostPerHourUsd">US dollars an hour; null when the cost isn't known.</param>
/// <param name="TokensAtEnd">The tokens until now, and those that this speed brings until the block's end.</param>
/// <param name="CostAtEndUsd">The same for the cost, in US dollars; null when it isn't known.</param>
public sealed record UsageForecast(decimal TokensPerMinute, decimal? CostPerHourUsd, long TokensAtEnd, decimal? CostAtEndUsd)
{
    /// <summary>Looks ahead; null where a single moment tells no speed, or the block is over.</summary>
    /// <param name="block">The block.</param>
    /// <param name="now">The time.</param>
    /// <param name="tokens">Tokens of all kinds until now; null when unknown.</param>
    /// <param name="costUsd">The cost until now; null when unknown.</param>
    public static UsageForecast? Of(UsageBlock block, DateTimeOffset now, long? tokens, decimal? costUsd)
    {
        ArgumentNullException.ThrowIfNull(block);
        decimal minutes = (decimal)(block.LastAt - block.FirstAt).TotalMinutes;
        if (!block.IsActive || minutes <= 0 || tokens is not { } used)
        {
            return null;
        }

        decimal left = Math.Max(0, (decimal)(block.End - now).TotalMinutes);
        decimal speed = used / minutes;
        decimal? costSpeed = costUsd / minutes;
        return new UsageForecast(
            Math.Round(speed, 2),
            Round(costSpeed * 60),
            used + (long)Math.Round(speed * left),
            Round(costUsd + (costSpeed * left)));
    }

    private static decimal? Round(decimal? amount) => amount is { } value ? Math.Round(value, 6) : null;
}
