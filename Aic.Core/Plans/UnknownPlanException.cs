namespace Aic.Core.Plans;

/// <summary>An account without wildcards has no plan.</summary>
/// <param name="account">The account.</param>
/// <param name="known">The accounts that have one.</param>
public sealed class UnknownPlanException(string account, IReadOnlyList<string> known) : Exception(
    known.Count == 0
        ? $"There is no plan for '{account}', nor for any other. Set one with \"aic plan set\" or Set-AicPlan."
        : $"There is no plan for '{account}'. There are plans for: {string.Join(", ", known)}.")
{
    /// <summary>The account that has no plan.</summary>
    public string Account => account;
}
