using Aic.Core.Providers;

namespace Aic.Core.History;

/// <summary>What the rows of a group have in common, besides time.</summary>
/// <param name="Position">The place of the group's first account among the others; 0 when not told apart by provider or account.</param>
/// <param name="Provider">The provider; null when not told apart.</param>
/// <param name="AccountId">The account; null when not told apart.</param>
/// <param name="Project">The project; null when not told apart or not told.</param>
/// <param name="Model">The model; null when not told apart or none.</param>
/// <param name="Item">What it is about where it belongs to no model.</param>
internal sealed record HistoryGroup(int Position, ProviderDescriptor? Provider, string? AccountId, string? Project = null, string? Model = null, string? Item = null)
{
    /// <summary>The places of groups in their order: that of the accounts, then by name; what has none comes last.</summary>
    public static int[] Ranks(IReadOnlyList<HistoryGroup> groups)
    {
        int[] ranks = new int[groups.Count];
        IEnumerable<int> ordered = Enumerable.Range(0, groups.Count)
            .OrderBy(number => groups[number].Position)
            .ThenBy(number => groups[number].Project is null)
            .ThenBy(number => groups[number].Project, StringComparer.Ordinal)
            .ThenBy(number => groups[number].Model is null)
            .ThenBy(number => groups[number].Model, StringComparer.Ordinal)
            .ThenBy(number => groups[number].Item, StringComparer.Ordinal);
        int rank = 0;
        foreach (int number in ordered)
        {
            ranks[number] = rank++;
        }

        return ranks;
    }
}
