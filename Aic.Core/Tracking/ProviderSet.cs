using Aic.Core.Providers;

namespace Aic.Core.Tracking;

/// <summary>The providers by id.</summary>
/// <param name="catalog">The providers.</param>
internal sealed class ProviderSet(IReadOnlyList<IUsageProvider> catalog)
{
    /// <summary>The provider of an account.</summary>
    public IUsageProvider Of(ProviderAccount account) =>
        catalog.First(provider => provider.Descriptor.Id == account.Provider.Id);
}
