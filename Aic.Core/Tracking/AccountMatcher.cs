using System.IO.Enumeration;
using Aic.Core.Providers;

namespace Aic.Core.Tracking;

/// <summary>Finds the accounts that patterns name.</summary>
internal static class AccountMatcher
{
    /// <summary>The accounts that a pattern matches, in their own order; all of them when there is no pattern.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="patterns">Patterns with <c>*</c> and <c>?</c>, matched without case against account and provider ids.</param>
    /// <exception cref="UnknownAccountException">A pattern without wildcards matches nothing.</exception>
    public static IReadOnlyList<ProviderAccount> Match(IReadOnlyList<ProviderAccount> accounts, IReadOnlyList<string> patterns) =>
        NamePatterns.Choose(accounts, patterns, IsMatch, name => Unknown(accounts, name));

    /// <summary>The accounts of ids, in their own order.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="ids">Their ids; capitals don't matter.</param>
    /// <exception cref="UnknownAccountException">An id is no account's.</exception>
    public static IReadOnlyList<ProviderAccount> Find(IReadOnlyList<ProviderAccount> accounts, IReadOnlyList<string> ids)
    {
        foreach (string id in ids)
        {
            if (!accounts.Any(account => IsId(account, id)))
            {
                throw Unknown(accounts, id);
            }
        }

        return [.. accounts.Where(account => ids.Any(id => IsId(account, id)))];
    }

    /// <summary>True when an account is meant by name, and not only by a pattern that matches others too.</summary>
    public static bool IsNamed(ProviderAccount account, IReadOnlyList<string> patterns) =>
        patterns.Any(pattern => NamePatterns.IsName(pattern) && IsMatch(account, pattern));

    private static bool IsId(ProviderAccount account, string id) => string.Equals(account.Id, id, StringComparison.OrdinalIgnoreCase);

    private static UnknownAccountException Unknown(IReadOnlyList<ProviderAccount> accounts, string name) => new(name, [.. accounts.Select(account => account.Id)]);

    private static bool IsMatch(ProviderAccount account, string pattern) =>
        FileSystemName.MatchesSimpleExpression(pattern, account.Id, ignoreCase: true)
        || FileSystemName.MatchesSimpleExpression(pattern, account.Provider.Id, ignoreCase: true);
}
