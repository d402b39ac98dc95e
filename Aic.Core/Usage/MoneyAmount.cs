namespace Aic.Core.Usage;

/// <summary>An amount of money in one currency.</summary>
/// <param name="Amount">The amount in the currency's main unit (dollars, not cents).</param>
/// <param name="Currency">The ISO 4217 code in upper case, such as <c>EUR</c>.</param>
public sealed record MoneyAmount(decimal Amount, string Currency);
