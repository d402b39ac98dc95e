namespace Aic.Core.Budgets;

/// <summary>The wire form of an answer about budgets: what <c>aic budget list --json</c> prints and the agent's API returns.</summary>
/// <param name="Version">The version of the program that made the report.</param>
/// <param name="Budgets">The budgets, in the configuration's order.</param>
public sealed record BudgetReport(string Version, IReadOnlyList<BudgetState> Budgets);
