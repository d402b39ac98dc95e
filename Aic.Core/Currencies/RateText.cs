using System.Globalization;

namespace Aic.Core.Currencies;

/// <summary>Words for exchange rates. The same in every culture.</summary>
public static class RateText
{
    /// <summary>A rate with six significant digits: <c>0.9123</c>, <c>17234.5</c>, <c>0.0000612345</c>.</summary>
    /// <param name="rate">The rate.</param>
    public static string Number(decimal rate)
    {
        int digits = 6;
        for (decimal size = Math.Abs(rate); size > 0 && size < 0.1m && digits < 12; size *= 10)
        {
            digits++;
        }

        return rate.ToString("0." + new string('#', digits), CultureInfo.InvariantCulture);
    }

    /// <summary>A source's name: <c>ECB</c>, <c>own</c>.</summary>
    /// <param name="source">The source.</param>
    public static string Name(ExchangeRateSource source) => source == ExchangeRateSource.Ecb ? "ECB" : "own";

    /// <summary>A rate with its source and day: <c>EUR at 0.9123 a USD (ECB, 2026-11-23)</c>; an old one says its age.</summary>
    /// <param name="rate">The rate.</param>
    public static string Of(ExchangeRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return $"{rate.To} at {Number(rate.Rate)} a {rate.From} ({Origin(rate)})";
    }

    /// <summary>A rate's source and day: <c>ECB, 2026-11-23</c>, <c>own, 2026-10-01, 54 days old</c>, <c>own, undated</c>.</summary>
    /// <param name="rate">The rate.</param>
    public static string Origin(ExchangeRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        string day = rate.Date is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "undated";
        return $"{Name(rate.Source)}, {day}{(rate.IsStale ? string.Create(CultureInfo.InvariantCulture, $", {rate.AgeDays} days old") : "")}";
    }

    /// <summary>Why a rate is the one that applies, in a few words.</summary>
    /// <param name="rate">The rate.</param>
    public static string Reason(ExchangeRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return (rate.Source, rate.IsDerived) switch
        {
            (ExchangeRateSource.Own, false) => "set in the configuration",
            (ExchangeRateSource.Own, true) => $"from {rate.To}/{rate.From} in the configuration",
            (_, false) => "the bank's reference rate",
            (_, true) => "over the euro, from the bank's reference rates",
        };
    }

    /// <summary>What the mark beside an amount means: <c>* shown in EUR at 0.9123 a USD (ECB, 2026-11-23)</c>; null where nothing was marked.</summary>
    /// <param name="used">The rates that amounts are shown at.</param>
    public static string? Footnote(IReadOnlyList<ExchangeRate> used)
    {
        ArgumentNullException.ThrowIfNull(used);
        return used.Count == 0 ? null : $"{Usage.UsageText.ShownMark} shown in {string.Join("; ", used.Select(Of))}";
    }

    /// <summary>That currencies stay as they are, and what to do; null where there is none.</summary>
    /// <param name="missing">The currencies.</param>
    /// <param name="display">The display currency.</param>
    /// <param name="source">Where rates come from that the user didn't set.</param>
    public static string? NoRate(IReadOnlyList<string> missing, string display, ExchangeRateSource source)
    {
        ArgumentNullException.ThrowIfNull(missing);
        return missing.Count == 0 ? null : $"No rate from {string.Join(", ", missing)} to {display} is known, so such amounts stay as they are: {Advice(source)}.";
    }

    /// <summary>That amounts can't be compared for want of a rate, and what to do.</summary>
    /// <param name="from">The currency of the one.</param>
    /// <param name="to">The currency of the other.</param>
    /// <param name="source">Where rates come from that the user didn't set.</param>
    public static string NotCompared(string from, string to, ExchangeRateSource source) =>
        $"No rate from {from} to {to} is known, so usage can't be compared with the plan: {Advice(source)}.";

    private static string Advice(ExchangeRateSource source) => source == ExchangeRateSource.Ecb
        ? "fetch the ECB's rates (aic rates update, Update-AicExchangeRate), or set your own"
        : "set your own, or let them come from the ECB (exchange_rate_source)";
}
