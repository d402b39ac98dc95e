using Aic.Core.Usage;

namespace Aic.Core.Storage;

/// <summary>What is known of an account, identity and period.</summary>
/// <param name="Snapshot">The last good usage, or null.</param>
/// <param name="Failure">The failure since then, or null when the last attempt was good.</param>
/// <param name="Refusal">That the provider refused the key, or null.</param>
internal sealed record AccountState(Snapshot? Snapshot, Failure? Failure, Refusal? Refusal);

/// <summary>What an account's identity fails with, whatever period it is asked for.</summary>
/// <param name="Outage">Since when it fails, or null when the last attempt was good.</param>
/// <param name="Refusal">That the provider refused the key, or null.</param>
internal sealed record AccountTrouble(Outage? Outage, Refusal? Refusal);

/// <summary>Usage as it was fetched.</summary>
/// <param name="Usage">The usage; its <see cref="ProviderUsage.FetchedAt"/> is set.</param>
/// <param name="Sequence">Another number for each write: tells news from what was known, whatever the clock does.</param>
internal sealed record Snapshot(ProviderUsage Usage, long Sequence);

/// <summary>An attempt that failed.</summary>
/// <param name="Error">Why.</param>
/// <param name="FailedAt">When.</param>
/// <param name="Sequence">Another number for each write.</param>
internal sealed record Failure(UsageError Error, DateTimeOffset FailedAt, long Sequence);

/// <summary>A key that the provider refused.</summary>
/// <param name="Message">What it said.</param>
/// <param name="RefusedAt">When.</param>
internal sealed record Refusal(string Message, DateTimeOffset RefusedAt);
