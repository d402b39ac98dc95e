using Aic.Core;
using Aic.Core.Providers;

namespace Aic.PowerShell.Output;

/// <summary>The provider's verdict on an account's key.</summary>
public sealed class AicProviderTest
{
    private readonly AccountValidation _verdict;

    internal AicProviderTest(AccountValidation verdict) => _verdict = verdict;

    /// <summary>The account's name.</summary>
    public string AccountId => _verdict.Account.Id;

    /// <summary>The provider's name as it writes it itself.</summary>
    public string ProviderName => _verdict.Account.Provider.Name;

    /// <summary>The verdict.</summary>
    public KeyStatus Status => _verdict.Validation.Status;

    /// <summary>What this key can read: <c>usage</c>, <c>cost</c>, <c>quotas</c>.</summary>
    public IReadOnlyList<string> CanRead => _verdict.Validation.CanRead;

    /// <summary>The organization or project that the key belongs to; null where the provider doesn't tell.</summary>
    public string? Organization => _verdict.Validation.Organization;

    /// <summary>The verdict in a sentence, with what to do next.</summary>
    public string Message => _verdict.Validation.Message;
}
