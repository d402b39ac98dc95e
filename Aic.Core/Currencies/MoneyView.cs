using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Core.Currencies;

/// <summary>Shows amounts in the user's display currency where a rate is known. Says which rates it used, and which it had none for.</summary>
/// <param name="currency">The display currency.</param>
/// <param name="rates">The rates that apply.</param>
public sealed class MoneyView(string currency, ExchangeRates rates) : IMoneyView
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ExchangeRate?> _asked = new(StringComparer.Ordinal);

    /// <summary>The display currency.</summary>
    public string Currency => currency;

    /// <summary>The rates that amounts were shown at until now, in the order of their currencies.</summary>
    public IReadOnlyList<ExchangeRate> Used
    {
        get
        {
            lock (_lock)
            {
                return [.. _asked.Values.OfType<ExchangeRate>().OrderBy(rate => rate.From, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>The currencies that stayed as they are until now, because no rate is known, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Missing
    {
        get
        {
            lock (_lock)
            {
                return [.. _asked.Where(asked => asked.Value is null).Select(asked => asked.Key).Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>What a reader should know of the amounts shown until now, a sentence each: which rates they are shown at, and which currencies have none.</summary>
    public IReadOnlyList<string> Notes => [.. new[] { RateText.Footnote(Used), RateText.NoRate(Missing, currency, rates.Source) }.OfType<string>()];

    /// <summary>
    /// What amounts are shown in, before any is: the rate from the US dollar, those that the user set, and that others are the bank's. Null where no rate is known.
    /// </summary>
    public string? Headline => field ??= MakeHeadline();

    /// <inheritdoc />
    public MoneyAmount? Show(decimal amount, string currency) => RateFrom(currency) is { } rate ? new MoneyAmount(amount * rate.Rate, rate.To) : null;

    /// <summary>The rate that amounts in a currency are shown at; null where they stay as they are.</summary>
    /// <param name="from">The currency.</param>
    public ExchangeRate? RateFrom(string from)
    {
        if (from == currency)
        {
            return null;
        }

        lock (_lock)
        {
            if (!_asked.TryGetValue(from, out ExchangeRate? rate))
            {
                rate = rates.Find(from, currency);
                _asked.Add(from, rate);
            }

            return rate;
        }
    }

    /// <summary>That amounts in a currency stay as they are, and what to do; null where they don't, or are shown in it.</summary>
    /// <param name="from">The currency.</param>
    public string? NoRateFrom(string from) => from == currency || RateFrom(from) is not null ? null : RateText.NoRate([from], currency, rates.Source);

    private string? MakeHeadline()
    {
        ExchangeRate[] told = [.. rates.OwnCurrencies.Prepend("USD").Distinct().Where(from => from != currency).Select(from => rates.Find(from, currency)).OfType<ExchangeRate>()];
        string[] parts = [.. told.Select(RateText.Of), .. rates.HasEcb(currency) ? [string.Create(CultureInfo.InvariantCulture, $"other currencies by the ECB, {rates.Kept!.Date:yyyy-MM-dd}")] : Array.Empty<string>()];
        return parts.Length == 0 ? null : string.Join("; ", parts);
    }
}
