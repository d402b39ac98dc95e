using Aic.Core.Usage;

namespace Aic.Core.Providers;

/// <summary>
/// A provider of AI that can be asked what was used. One instance serves all accounts; it keeps no state,
/// and is handed everything it needs: it never touches the store, the configuration file or the clock by itself.
/// </summary>
public interface IUsageProvider
{
    /// <summary>What the catalog says of the provider.</summary>
    ProviderDescriptor Descriptor { get; }

    /// <summary>Asks the provider what an account used.</summary>
    /// <param name="context">The account and the tools to ask with.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>What the provider said.</returns>
    /// <exception cref="ProviderException">Usage couldn't be read; the error says why and what to do.</exception>
    Task<ProviderReport> GetUsageAsync(ProviderContext context, UsagePeriod period, CancellationToken cancellationToken);

    /// <summary>Asks the provider whether an account's key is good, and what it can read.</summary>
    /// <param name="context">The account and the tools to ask with.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>The verdict. A provider that can't be reached is a verdict too, not an exception.</returns>
    Task<KeyValidation> ValidateAsync(ProviderContext context, CancellationToken cancellationToken);
}
