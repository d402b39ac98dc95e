namespace Aic.Core.Currencies;

/// <summary>A rate that applies, and where it comes from.</summary>
/// <param name="From">The currency that is converted: its ISO 4217 code.</param>
/// <param name="To">The currency that comes of it.</param>
/// <param name="Rate">How much of <paramref name="To"/> one of <paramref name="From"/> is. What is worked out of other rates has twelve decimals.</param>
/// <param name="Date">The day that it is of; null for an own rate without one.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="IsDerived">True when it is worked out: the other way round of an own rate, or over the euro from the bank's.</param>
/// <param name="AgeDays">How many days ago its day was; null when it has none.</param>
public sealed record ExchangeRate(string From, string To, decimal Rate, DateOnly? Date, ExchangeRateSource Source, bool IsDerived, int? AgeDays)
{
    /// <summary>The most days that a rate may be old before it is said to be.</summary>
    public const int MostFreshDays = 10;

    /// <summary>True when it is so old that a reader should know.</summary>
    public bool IsStale => AgeDays > MostFreshDays;
}
