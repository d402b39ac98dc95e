using Aic.Core.Configuration;

namespace Aic.Core.Providers;

/// <summary>Finds the accounts: catalog, configuration file and environment together.</summary>
public static class AccountResolver
{
    /// <summary>
    /// All accounts in the order of the catalog: each provider's first account, set or not, then its further ones (<c>openai@work</c>).
    /// </summary>
    /// <param name="config">The configuration file's content.</param>
    /// <param name="getVariable">Reads an environment variable; null when it isn't set.</param>
    /// <param name="catalog">The providers.</param>
    /// <exception cref="ConfigException">The configuration names a provider that doesn't exist, or holds a broken value.</exception>
    public static IReadOnlyList<ProviderAccount> Resolve(
        AgentConfig config,
        Func<string, string?> getVariable,
        IReadOnlyList<IUsageProvider> catalog) =>
        throw new NotSupportedException();
}
