using Aic.Core.Configuration;

namespace Aic.Core.Providers;

/// <summary>Finds the accounts: catalog, configuration file and environment together.</summary>
public static class AccountResolver
{
    /// <summary>
    /// All accounts in the order of the catalog: each provider's first account, set or not, then its further ones (<c>openai@work</c>) in the file's order.
    /// A provider that the catalog doesn't have is passed over: a newer version may know it. A broken value is its account's <see cref="ProviderAccount.Problem"/>,
    /// so that the others still answer.
    /// </summary>
    /// <param name="config">The configuration file's content.</param>
    /// <param name="getVariable">Reads an environment variable; null when it isn't set.</param>
    /// <param name="catalog">The providers.</param>
    public static IReadOnlyList<ProviderAccount> Resolve(
        AgentConfig config,
        Func<string, string?> getVariable,
        IReadOnlyList<IUsageProvider> catalog)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(getVariable);
        ArgumentNullException.ThrowIfNull(catalog);
        List<ProviderAccount> accounts = [];
        foreach (IUsageProvider provider in catalog)
        {
            ProviderConfig? first = null;
            List<(string Label, ProviderConfig Config)> further = [];
            foreach ((string name, ProviderConfig account) in config.Providers)
            {
                if (AccountId.Parse(name) is { } id && string.Equals(id.Provider, provider.Descriptor.Id, StringComparison.OrdinalIgnoreCase))
                {
                    if (id.Label is null)
                    {
                        first = account;
                    }
                    else
                    {
                        further.Add((id.Label, account));
                    }
                }
            }

            accounts.Add(new AccountBuilder(provider.Descriptor, null, first ?? new ProviderConfig(), getVariable).Build());
            accounts.AddRange(further.Select(account => new AccountBuilder(provider.Descriptor, account.Label, account.Config, getVariable).Build()));
        }

        return accounts;
    }
}
