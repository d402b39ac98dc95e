namespace Aic.Core.Currencies;

/// <summary>What came of asking the European Central Bank for its reference rates.</summary>
/// <param name="Source">Where they were read from: an address or a file.</param>
/// <param name="DateBefore">The day of the rates that were kept before; null when there were none.</param>
/// <param name="Date">The day of the rates that are kept now.</param>
/// <param name="CurrenciesCount">How many currencies they are for, the euro not counted.</param>
/// <param name="IsUsed">False while the configuration's <c>exchange_rate_source</c> isn't <c>ecb</c>: they are kept, and nothing is shown with them.</param>
public sealed record ExchangeRateUpdate(string Source, DateOnly? DateBefore, DateOnly Date, int CurrenciesCount, bool IsUsed)
{
    /// <summary>False where the rates that were kept were the newest already.</summary>
    public bool IsUpdated => Date != DateBefore;
}
