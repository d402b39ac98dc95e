namespace Aic.Core.Currencies;

/// <summary>The European Central Bank's reference rates of one day.</summary>
/// <param name="Date">The day (as the bank writes it, in central European time).</param>
/// <param name="PerEuro">How much of each currency one euro is, by ISO 4217 code. The euro itself isn't among them.</param>
public sealed record EcbRates(DateOnly Date, IReadOnlyDictionary<string, decimal> PerEuro)
{
    /// <summary>How much of a currency one euro is; null for one that the bank doesn't tell.</summary>
    /// <param name="currency">The currency.</param>
    public decimal? Of(string currency) =>
        currency == "EUR" ? 1 : PerEuro.TryGetValue(currency, out decimal rate) ? rate : null;
}
