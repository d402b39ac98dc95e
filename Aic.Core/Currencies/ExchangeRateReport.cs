namespace Aic.Core.Currencies;

/// <summary>The wire form of an answer about exchange rates.</summary>
/// <param name="Version">The version of the program that made it.</param>
/// <param name="DisplayCurrency">The currency that amounts are shown in; null where each is shown in its own.</param>
/// <param name="Source">Where rates come from that the user didn't set.</param>
/// <param name="EcbDate">The day of the European Central Bank's rates that are kept, in use or not; null when there are none.</param>
/// <param name="To">The currency that the rates lead to.</param>
/// <param name="Rates">The rates that apply, in the order of their currencies.</param>
/// <param name="Missing">The currencies that the user or the source names and that no rate is known from, in the order of the alphabet.</param>
public sealed record ExchangeRateReport(
    string Version,
    string? DisplayCurrency,
    ExchangeRateSource Source,
    DateOnly? EcbDate,
    string To,
    IReadOnlyList<ExchangeRate> Rates,
    IReadOnlyList<string> Missing)
{
    /// <summary>Makes it.</summary>
    /// <param name="rates">The rates that apply.</param>
    /// <param name="from">The currencies to tell the rates from; empty for all that there may be one from.</param>
    /// <param name="to">The currency that they lead to; null for the display currency, or the US dollar where there is none.</param>
    public static ExchangeRateReport Of(ExchangeRates rates, IReadOnlyList<string> from, string? to)
    {
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentNullException.ThrowIfNull(from);
        string goal = to ?? rates.Display ?? "USD";
        string[] asked = [.. (from.Count == 0 ? rates.Currencies : from).Where(currency => currency != goal).Distinct()];
        ExchangeRate?[] found = [.. asked.Select(currency => rates.Find(currency, goal))];
        return new ExchangeRateReport(
            AicVersion.Current,
            rates.Display,
            rates.Source,
            rates.Kept?.Date,
            goal,
            [.. found.OfType<ExchangeRate>()],
            [.. asked.Where((_, index) => found[index] is null).Order(StringComparer.Ordinal)]);
    }
}
