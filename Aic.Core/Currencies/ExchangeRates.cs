using Aic.Core.Configuration;

namespace Aic.Core.Currencies;

/// <summary>The rates that apply: the user's own first, then those of the source that the configuration names. One that isn't known is never made up.</summary>
public sealed class ExchangeRates
{
    private const int DerivedDecimals = 12;

    private readonly IReadOnlyList<OwnExchangeRate> _own;
    private readonly EcbRates? _ecb;
    private readonly DateOnly _today;

    /// <summary>Makes them.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="ecb">The bank's newest rates that are kept; null when there are none. Used only where the configuration's source is the bank.</param>
    /// <param name="today">The user's day, for how old rates are.</param>
    public ExchangeRates(AgentConfig config, EcbRates? ecb, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(config);
        _own = config.ExchangeRates;
        Source = config.ExchangeRateSource;
        Display = config.DisplayCurrency;
        Kept = ecb;
        _ecb = Source == ExchangeRateSource.Ecb ? ecb : null;
        _today = today;
    }

    /// <summary>The currency that amounts are shown in; null where each is shown in its own.</summary>
    public string? Display { get; }

    /// <summary>Where rates come from that the user didn't set.</summary>
    public ExchangeRateSource Source { get; }

    /// <summary>The bank's newest rates that are kept, in use or not; null when there are none.</summary>
    public EcbRates? Kept { get; }

    /// <summary>The currencies of own rates, in the order of the alphabet.</summary>
    public IReadOnlyList<string> OwnCurrencies => [.. _own.SelectMany(rate => new[] { rate.From, rate.To }).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The currencies that there may be a rate from, in the order of the alphabet: those of own rates, the bank's, and the US dollar.</summary>
    public IReadOnlyList<string> Currencies =>
        [.. OwnCurrencies.Concat(_ecb is null ? [] : _ecb.PerEuro.Keys.Append("EUR")).Append("USD").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>True where the bank's rates are used and lead to a currency.</summary>
    /// <param name="to">The currency.</param>
    public bool HasEcb(string to) => _ecb?.Of(to) is not null;

    /// <summary>The rate between two currencies; null when none is known, or they are the same.</summary>
    /// <param name="from">The currency that is converted.</param>
    /// <param name="to">The currency that comes of it.</param>
    public ExchangeRate? Find(string from, string to)
    {
        if (from == to)
        {
            return null;
        }

        if (OwnOf(from, to) is { } own)
        {
            return Applied(from, to, own.Rate, own.AsOf, ExchangeRateSource.Own, isDerived: false);
        }

        if (OwnOf(to, from) is { } reverse)
        {
            return Applied(from, to, Math.Round(1 / reverse.Rate, DerivedDecimals), reverse.AsOf, ExchangeRateSource.Own, isDerived: true);
        }

        return _ecb?.Of(from) is { } fromPerEuro && _ecb.Of(to) is { } toPerEuro
            ? Applied(from, to, from == "EUR" ? toPerEuro : Math.Round(toPerEuro / fromPerEuro, DerivedDecimals), _ecb.Date, ExchangeRateSource.Ecb, isDerived: from != "EUR")
            : null;
    }

    private OwnExchangeRate? OwnOf(string from, string to) => _own.FirstOrDefault(rate => rate.From == from && rate.To == to);

    private ExchangeRate? Applied(string from, string to, decimal rate, DateOnly? date, ExchangeRateSource source, bool isDerived) =>
        rate > 0 ? new ExchangeRate(from, to, rate, date, source, isDerived, date is { } day ? Math.Max(0, _today.DayNumber - day.DayNumber) : null) : null;
}
