namespace Aic.Core.Providers;

/// <summary>A setting of one provider besides key and endpoint.</summary>
/// <param name="Name">Its field in the configuration file, snake_case.</param>
/// <param name="Description">What it is, for help texts.</param>
/// <param name="Variables">Environment variables that may hold it, the first one set wins.</param>
/// <param name="IsSecret">True for what must never be shown.</param>
/// <param name="IsCredential">True where having it is enough to ask the provider, without a key.</param>
public sealed record ProviderSetting(
    string Name,
    string Description,
    IReadOnlyList<string> Variables,
    bool IsSecret = false,
    bool IsCredential = false);
