using Aic.Core.Configuration;
using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core;

/// <summary>
/// The door to everything: asks memory, store and providers, in that order, and keeps what they say.
/// One instance serves a whole process; all members may be called from many threads.
/// </summary>
public sealed class UsageTracker : IDisposable
{
    /// <summary>Makes a tracker. Nothing is read, opened or asked before the first question.</summary>
    /// <param name="options">What to work with.</param>
    public UsageTracker(UsageTrackerOptions options)
    {
        _ = options;
        Paths = null!;
        Config = null!;
    }

    /// <summary>Where the files are.</summary>
    public AicPaths Paths { get; }

    /// <summary>The configuration file.</summary>
    public ConfigFile Config { get; }

    /// <summary>All accounts, in the order of the catalog: each provider's first, set or not, and the further ones.</summary>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    public IReadOnlyList<ProviderAccount> GetAccounts() => throw new NotSupportedException();

    /// <summary>Tells what accounts used, each as soon as it is known. A failure is an answer too (<see cref="ProviderUsage.Error"/>), never an exception.</summary>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    public IAsyncEnumerable<ProviderUsage> GetUsageAsync(UsageQuery query, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Asks providers whether accounts' keys are good, each answer as soon as it is known. Asks even for a key that was refused before.</summary>
    /// <param name="accounts">Patterns as in <see cref="UsageQuery.Accounts"/>.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    public IAsyncEnumerable<AccountValidation> ValidateAsync(IReadOnlyList<string> accounts, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <inheritdoc />
    public void Dispose()
    {
    }
}

/// <summary>The verdict on one account's key.</summary>
/// <param name="Account">The account.</param>
/// <param name="Validation">The verdict.</param>
public sealed record AccountValidation(ProviderAccount Account, KeyValidation Validation);
