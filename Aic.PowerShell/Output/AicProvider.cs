using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.PowerShell.Output;

/// <summary>An account as the catalog, the configuration file and the environment define it. Holds no key that could be shown.</summary>
public sealed class AicProvider
{
    private readonly ProviderAccount _account;

    internal AicProvider(ProviderAccount account) => _account = account;

    /// <summary>The account's name: <c>openai</c>, <c>openai@work</c>.</summary>
    public string AccountId => _account.Id;

    /// <summary>The provider's id in the catalog.</summary>
    public string ProviderId => _account.Provider.Id;

    /// <summary>The provider's name as it writes it itself.</summary>
    public string Name => _account.Provider.Name;

    /// <summary>True when a key or another credential is set.</summary>
    public bool IsConfigured => _account.IsConfigured;

    /// <summary>False when the account is switched off.</summary>
    public bool IsEnabled => _account.IsEnabled;

    /// <summary>Where the credential comes from.</summary>
    public AuthSource AuthSource => _account.AuthSource;

    /// <summary>The environment variable that the key comes from; null when it comes from the file or there is none.</summary>
    public string? KeyVariable => _account.KeyVariable;

    /// <summary>The base URL that replaces the provider's own; null for the provider's own.</summary>
    public Uri? EndpointUri => _account.Endpoint;

    /// <summary>What is wrong with the account's configuration, and what to do; null when nothing is.</summary>
    public string? Problem => _account.Problem;

    /// <summary>How the provider authenticates: which key reads usage, which only validates.</summary>
    public string Authentication => _account.Provider.Authentication;

    /// <summary>Environment variables that are read: keys first, then the base URL, then the provider's own settings.</summary>
    public IReadOnlyList<string> Variables =>
        [.. _account.Provider.KeyVariables, .. _account.Provider.EndpointVariables, .. _account.Provider.Settings.SelectMany(setting => setting.Variables)];

    /// <summary>The provider's own settings, besides key and endpoint, as the configuration file names them.</summary>
    public IReadOnlyList<string> Settings => [.. _account.Provider.Settings.Select(setting => setting.Name)];

    /// <summary>What to set and where to get it.</summary>
    public string SetupHint => _account.Provider.SetupHint;

    /// <summary>What the provider can report with the right key.</summary>
    public IReadOnlyList<string> Reports => _account.Provider.Reports;

    /// <summary>The page on which a person sees usage.</summary>
    public Uri Dashboard => _account.Provider.Dashboard;

    /// <summary>The documentation of the interface that is read.</summary>
    public Uri Documentation => _account.Provider.Documentation;

    /// <summary>The account's name.</summary>
    public override string ToString() => AccountId;
}
