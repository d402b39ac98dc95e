namespace Aic.Core.Budgets;

/// <summary>A name without wildcards is no budget's.</summary>
/// <param name="name">The name.</param>
/// <param name="known">The names there are.</param>
public sealed class UnknownBudgetException(string name, IReadOnlyList<string> known) : Exception(
    known.Count == 0
        ? $"There is no budget '{name}', nor any other. Set one with \"aic budget set\" or Set-AicBudget."
        : $"There is no budget '{name}'. There are: {string.Join(", ", known)}.")
{
    /// <summary>The name that is no budget's.</summary>
    public string Name => name;
}
