namespace Aic.Core.Usage;

/// <summary>How amounts of money are shown for the eye. It changes texts alone: no number that is kept, added up or told to a program.</summary>
public interface IMoneyView
{
    /// <summary>An amount as it is to be shown; null where it stays as it is.</summary>
    /// <param name="amount">The amount in the currency's main unit.</param>
    /// <param name="currency">The ISO 4217 code.</param>
    MoneyAmount? Show(decimal amount, string currency);
}
