using Aic.Core.Pricing;

namespace Aic.Prices;

/// <summary>Leaves out names that the book finds by its rules anyway: dated snapshots at the same price, names with dots for dashes.</summary>
internal static class ShortNames
{
    /// <summary>The entries without models that lead to another one of the same price, and without aliases that lead to their own.</summary>
    /// <param name="entries">One vendor's entries.</param>
    /// <param name="kept">Models, in lower case, that stay whatever they lead to.</param>
    /// <param name="today">The day whose prices count: a dated model's earlier ones are those of the model it leads to.</param>
    public static IEnumerable<PriceEntry> WithoutRepeats(IReadOnlyList<PriceEntry> entries, IReadOnlySet<string> kept, DateOnly today)
    {
        Dictionary<string, PriceEntry[]> models = entries.GroupBy(entry => entry.Model.ToLowerInvariant()).ToDictionary(group => group.Key, group => group.ToArray());
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, PriceEntry[] own) in models)
        {
            if (!kept.Contains(name) && Shorter(name).Any(shorter => models.TryGetValue(shorter, out PriceEntry[]? other) && CostTheSame(own, other, today)))
            {
                continue;
            }

            // An alias counts for all of a model's entries; it stands on the first.
            string[] aliases = [.. own.SelectMany(entry => entry.Aliases)
                .Where(alias => !models.ContainsKey(alias.ToLowerInvariant()) && !alias.Contains('/', StringComparison.Ordinal) && !Shorter(alias).Contains(name))
                .Where(taken.Add)];
            for (int i = 0; i < own.Length; i++)
            {
                yield return own[i] with { Aliases = i == 0 ? aliases : [] };
            }
        }
    }

    private static IEnumerable<string> Shorter(string name) => ModelNames.Candidates(name, _ => false).Skip(1).Select(candidate => candidate.Name);

    private static bool CostTheSame(PriceEntry[] first, PriceEntry[] second, DateOnly today) =>
        PriceHistory.On(first, today) is { } one && PriceHistory.On(second, today) is { } other && one.Rates.Input == other.Rates.Input && one.Rates.Output == other.Rates.Output;
}
