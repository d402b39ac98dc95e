using Aic.Core.Configuration;
using Aic.Core.Providers;

namespace Aic.Core.History;

/// <summary>The accounts that a history can be told of: those there are, and those that are only in the store any more.</summary>
internal static class HistoryAccounts
{
    /// <summary>All of them: in the order of the catalog, and after them those that the configuration doesn't have.</summary>
    /// <param name="accounts">Those there are.</param>
    /// <param name="stored">The ids in the store.</param>
    /// <param name="catalog">The providers.</param>
    public static IReadOnlyList<ProviderAccount> All(IReadOnlyList<ProviderAccount> accounts, IReadOnlyList<string> stored, IReadOnlyList<IUsageProvider> catalog) =>
    [
        .. accounts,
        .. stored
            .Where(id => !accounts.Any(account => account.Id == id))
            .Select(id => AccountId.Parse(id) is { } parsed && parsed.Find(catalog) is { } provider ? new ProviderAccount { Provider = provider, Label = parsed.Label } : null)
            .OfType<ProviderAccount>(),
    ];
}
