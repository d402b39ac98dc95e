namespace Aic.Core;

/// <summary>Chooses things by names and patterns (<c>*</c>, <c>?</c>).</summary>
internal static class NamePatterns
{
    /// <summary>True for a name, which must exist; false for a pattern, which may match nothing.</summary>
    public static bool IsName(string pattern) => pattern.AsSpan().IndexOfAny('*', '?') < 0;

    /// <summary>What patterns name, in its own order; all of it when there is no pattern.</summary>
    /// <param name="all">What there is.</param>
    /// <param name="patterns">Names and patterns.</param>
    /// <param name="isMatch">Whether a name or pattern means one of them.</param>
    /// <param name="unknown">Makes the exception for a name that is none's.</param>
    public static IReadOnlyList<T> Choose<T>(IReadOnlyList<T> all, IReadOnlyList<string> patterns, Func<T, string, bool> isMatch, Func<string, Exception> unknown)
        where T : class
    {
        if (patterns.Count == 0)
        {
            return all;
        }

        foreach (string name in patterns.Where(IsName))
        {
            if (!all.Any(one => isMatch(one, name)))
            {
                throw unknown(name);
            }
        }

        return [.. all.Where(one => patterns.Any(pattern => isMatch(one, pattern)))];
    }
}
