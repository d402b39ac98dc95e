using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Agent;

/// <summary>The wire form of an account and its provider: what <c>aic providers list --json</c> prints. Never holds a key.</summary>
internal record ProviderInfo
{
    /// <summary>The provider's id.</summary>
    public required string ProviderId { get; init; }

    /// <summary>The provider's name.</summary>
    public required string ProviderName { get; init; }

    /// <summary>The label of a further account, or null.</summary>
    public string? Account { get; init; }

    /// <summary>The account's key in the configuration.</summary>
    public required string AccountId { get; init; }

    /// <summary>True when it can be asked.</summary>
    public bool IsConfigured { get; init; }

    /// <summary>False when the user switched it off.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>Where the credential comes from.</summary>
    public AuthSource AuthSource { get; init; }

    /// <summary>The environment variable that the key comes from, or null.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>The base URL that replaces the provider's own, or null.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>What is wrong with its configuration and what to do, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>How it authenticates.</summary>
    public required string Authentication { get; init; }

    /// <summary>What to set, and where to get it.</summary>
    public required string SetupHint { get; init; }

    /// <summary>What it can report with the right key.</summary>
    public required IReadOnlyList<string> Reports { get; init; }

    /// <summary>Environment variables that may hold the key.</summary>
    public required IReadOnlyList<string> KeyVariables { get; init; }

    /// <summary>Environment variables that may hold the base URL.</summary>
    public required IReadOnlyList<string> EndpointVariables { get; init; }

    /// <summary>Settings besides key and endpoint.</summary>
    public required IReadOnlyList<ProviderSetting> Settings { get; init; }

    /// <summary>The page on which a person sees usage.</summary>
    public required Uri Dashboard { get; init; }

    /// <summary>The documentation of the interface that is read.</summary>
    public required Uri Documentation { get; init; }

    /// <summary>Tells of an account.</summary>
    /// <param name="account">The account.</param>
    public static ProviderInfo Of(ProviderAccount account) => new()
    {
        ProviderId = account.Provider.Id,
        ProviderName = account.Provider.Name,
        Account = account.Label,
        AccountId = account.Id,
        IsConfigured = account.IsConfigured,
        IsEnabled = account.IsEnabled,
        AuthSource = account.AuthSource,
        KeyVariable = account.KeyVariable,
        Endpoint = account.Endpoint,
        Problem = account.Problem,
        Authentication = account.Provider.Authentication,
        SetupHint = account.Provider.SetupHint,
        Reports = account.Provider.Reports,
        KeyVariables = account.Provider.KeyVariables,
        EndpointVariables = account.Provider.EndpointVariables,
        Settings = account.Provider.Settings,
        Dashboard = account.Provider.Dashboard,
        Documentation = account.Provider.Documentation,
    };
}
