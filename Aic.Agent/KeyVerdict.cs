using Aic.Core;
using Aic.Core.Providers;

namespace Aic.Agent;

/// <summary>The wire form of a verdict on a key: what <c>aic providers test --json</c> prints. Never holds the key.</summary>
/// <param name="ProviderId">The provider's id.</param>
/// <param name="ProviderName">The provider's name.</param>
/// <param name="Account">The label of a further account, or null.</param>
/// <param name="AccountId">The account's key in the configuration.</param>
/// <param name="Status">The verdict.</param>
/// <param name="Message">The verdict in a sentence.</param>
/// <param name="CanRead">What the key can read.</param>
/// <param name="Organization">The organization or project that the key belongs to, or null.</param>
internal sealed record KeyVerdict(
    string ProviderId,
    string ProviderName,
    string? Account,
    string AccountId,
    KeyStatus Status,
    string Message,
    IReadOnlyList<string> CanRead,
    string? Organization)
{
    /// <summary>Tells of a verdict.</summary>
    /// <param name="answer">The account and its verdict.</param>
    public static KeyVerdict Of(AccountValidation answer) => new(
        answer.Account.Provider.Id,
        answer.Account.Provider.Name,
        answer.Account.Label,
        answer.Account.Id,
        answer.Validation.Status,
        answer.Validation.Message,
        answer.Validation.CanRead,
        answer.Validation.Organization);
}
