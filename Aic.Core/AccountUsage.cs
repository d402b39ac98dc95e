using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core;

/// <summary>What is known of an account without asking its provider.</summary>
/// <param name="Account">The account.</param>
/// <param name="Usage">What is known; stale also where it is merely older than asked for. Null when nothing is known yet.</param>
/// <param name="DueAt">From when on asking is of use (UTC); null when it isn't: the account can't be asked as it is set up, or its key was refused.</param>
public sealed record AccountUsage(ProviderAccount Account, ProviderUsage? Usage, DateTimeOffset? DueAt);
