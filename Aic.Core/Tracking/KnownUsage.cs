using Aic.Core.Storage;
using Aic.Core.Usage;

namespace Aic.Core.Tracking;

/// <summary>Memory and store together: what is saved goes to both, and is read from the store unless that can't be used.</summary>
/// <param name="memory">The memory cache.</param>
/// <param name="store">The store.</param>
internal sealed class KnownUsage(UsageMemory memory, UsageStore store)
{
    /// <summary>What this process remembers of a key, without touching the disk.</summary>
    public AccountState Remembered(UsageKey key) => memory.Read(key);

    /// <summary>What is known of a key.</summary>
    public AccountState Read(UsageKey key)
    {
        if (store.Read(key) is not { } state)
        {
            return memory.Read(key);
        }

        if (state is { Snapshot: { } snapshot, Failure: null })
        {
            memory.SaveUsage(key, snapshot.Usage);
        }

        return state;
    }

    /// <summary>Keeps good usage.</summary>
    public void SaveUsage(UsageKey key, ProviderUsage usage)
    {
        memory.SaveUsage(key, usage);
        store.SaveUsage(key, usage);
    }

    /// <summary>Keeps that an attempt failed.</summary>
    public void SaveFailure(UsageKey key, UsageError error, DateTimeOffset failedAt)
    {
        memory.SaveFailure(key, error, failedAt);
        store.SaveFailure(key, error, failedAt);
    }

    /// <summary>Keeps that a key was refused.</summary>
    public void SaveRefusal(string accountId, string identity, Refusal refusal)
    {
        memory.SaveRefusal(accountId, identity, refusal);
        store.SaveRefusal(accountId, identity, refusal);
    }

    /// <summary>Forgets that a key was refused.</summary>
    public void ClearRefusal(string accountId, string identity)
    {
        memory.ClearRefusal(accountId, identity);
        store.ClearRefusal(accountId);
    }
}
