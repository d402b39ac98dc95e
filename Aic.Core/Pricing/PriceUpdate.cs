namespace Aic.Core.Pricing;

/// <summary>What came of asking for newer prices.</summary>
/// <param name="Source">Where they were fetched from: an address or a file.</param>
/// <param name="DateBefore">The day (UTC) of the prices that were in use.</param>
/// <param name="Date">The day (UTC) of the prices that are in use now.</param>
/// <param name="Changes">What changed; empty where the prices in use were the newest already.</param>
public sealed record PriceUpdate(string Source, DateOnly DateBefore, DateOnly Date, IReadOnlyList<PriceChange> Changes)
{
    /// <summary>False where the prices in use were the newest already.</summary>
    public bool IsUpdated => Date > DateBefore;
}
