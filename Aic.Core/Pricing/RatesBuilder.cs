using System.Text.Json;

namespace Aic.Core.Pricing;

/// <summary>Collects the prices for tokens that stand among an object's fields.</summary>
internal sealed class RatesBuilder
{
    private TokenRates _rates = new();

    /// <summary>Whether any price was there.</summary>
    public bool HasAny { get; private set; }

    /// <summary>The prices so far.</summary>
    public TokenRates Rates => _rates;

    /// <summary>Takes the field whose value is next, if it is a price for tokens.</summary>
    /// <exception cref="PriceDataException">It is, but its value is none.</exception>
    public bool TryTake(ref Utf8JsonReader reader, string name)
    {
        if (!PriceFieldNames.IsRate(name))
        {
            return false;
        }

        decimal rate = PriceValues.Amount(ref reader, name, PriceRules.MaxRate, PriceRules.RateProblem);
        _rates = name switch
        {
            PriceFieldNames.Input => _rates with { Input = rate },
            PriceFieldNames.Output => _rates with { Output = rate },
            PriceFieldNames.CacheRead => _rates with { CacheRead = rate },
            PriceFieldNames.CacheWrite5m => _rates with { CacheWrite5m = rate },
            PriceFieldNames.CacheWrite1h => _rates with { CacheWrite1h = rate },
            PriceFieldNames.AudioInput => _rates with { AudioInput = rate },
            _ => _rates with { AudioOutput = rate },
        };
        HasAny = true;
        return true;
    }
}
