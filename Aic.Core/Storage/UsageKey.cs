using Aic.Core.Usage;

namespace Aic.Core.Storage;

/// <summary>What usage is kept under.</summary>
/// <param name="AccountId">The account, such as <c>openai@work</c>.</param>
/// <param name="Identity">As whom and whom the account asks (<see cref="Providers.ProviderAccount.Identity"/>).</param>
/// <param name="Period">The period asked for.</param>
internal sealed record UsageKey(string AccountId, string Identity, UsagePeriod Period);
