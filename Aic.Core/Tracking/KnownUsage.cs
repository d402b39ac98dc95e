using Aic.Core.Storage;
using Aic.Core.Usage;

namespace Aic.Core.Tracking;

/// <summary>
/// Memory and store together. The store is the truth that all processes share; memory spares reading it, and keeps what it couldn't:
/// with a full disk, a failure isn't repeated in a loop either, and a refused key is asked with no more.
/// </summary>
/// <param name="memory">The memory cache.</param>
/// <param name="store">The store.</param>
internal sealed class KnownUsage(UsageMemory memory, UsageStore store)
{
    private volatile bool _hasGrown;

    /// <summary>Keeps the store open, once it is, until the result is disposed.</summary>
    public IDisposable Hold() => store.Hold();

    /// <summary>What this process remembers of a key, without touching the disk.</summary>
    public AccountState Remembered(UsageKey key) => memory.Read(key);

    /// <summary>What is known of a key.</summary>
    public AccountState Read(UsageKey key)
    {
        if (store.Read(key) is not { } stored)
        {
            return memory.Read(key);
        }

        AccountState unsaved = memory.ReadUnsaved(key);
        if (unsaved.Snapshot is { } own && !(stored.Snapshot?.Usage.FetchedAt > own.Usage.FetchedAt))
        {
            stored = stored with { Snapshot = own };
        }
        else if (stored is { Snapshot: { } snapshot, Failure: null } && unsaved.Failure is null)
        {
            memory.SaveUsage(key, snapshot.Usage, isSaved: true);
        }

        return stored with { Failure = unsaved.Failure ?? stored.Failure, Refusal = unsaved.Refusal ?? stored.Refusal };
    }

    /// <summary>Keeps good usage; a failure before it is forgotten.</summary>
    public void SaveUsage(UsageKey key, ProviderUsage usage)
    {
        memory.SaveUsage(key, usage, isSaved: store.SaveUsage(key, usage));
        _hasGrown = true;
    }

    /// <summary>Keeps good usage as history alone.</summary>
    /// <returns>Why it couldn't be kept; null when it was.</returns>
    public UsageError? SaveHistory(string accountId, ProviderUsage usage)
    {
        _hasGrown = true;
        return usage.Error is not null || store.SaveHistory(accountId, usage) ? null : new UsageError(UsageErrorKind.NotSupported, $"The usage store can't be used, because {store.Trouble?.Reason}. {store.Trouble?.Advice}");
    }

    /// <summary>Deletes history that is too old, where anything was kept since the last time: who only reads has no work with it.</summary>
    /// <param name="retention">How long history is kept.</param>
    public void KeepSmall(HistoryRetention retention)
    {
        if (_hasGrown)
        {
            _hasGrown = false;
            store.KeepSmall(retention);
        }
    }

    /// <summary>Keeps that an attempt failed.</summary>
    public void SaveFailure(UsageKey key, UsageError error, DateTimeOffset failedAt)
    {
        if (!store.SaveFailure(key, error, failedAt))
        {
            memory.SaveFailure(key, error, failedAt);
        }
    }

    /// <summary>Keeps usage for this process alone: what is read on this machine needs no place in the store.</summary>
    public void Remember(UsageKey key, ProviderUsage usage) => memory.SaveUsage(key, usage, isSaved: false);

    /// <summary>Keeps for this process alone that an attempt failed.</summary>
    public void RememberFailure(UsageKey key, UsageError error, DateTimeOffset failedAt) => memory.SaveFailure(key, error, failedAt);

    /// <summary>Keeps that a key was refused, and shows it from now on even where usage would still be fresh.</summary>
    public void SaveRefusal(UsageKey key, Refusal refusal)
    {
        if (SaveRefusal(key.AccountId, key.Identity, refusal))
        {
            memory.Forget(key);
        }
    }

    /// <summary>Keeps that a key was refused.</summary>
    /// <returns>True when the store has it.</returns>
    public bool SaveRefusal(string accountId, string identity, Refusal refusal)
    {
        if (store.SaveRefusal(accountId, identity, refusal))
        {
            return true;
        }

        memory.SaveRefusal(accountId, identity, refusal);
        return false;
    }

    /// <summary>Forgets that a key was refused.</summary>
    public void ClearRefusal(string accountId, string identity)
    {
        memory.ClearRefusal(accountId, identity);
        store.ClearRefusal(accountId);
    }
}
