using Aic.Core.Storage;
using Aic.Core.Usage;
using Microsoft.Extensions.Caching.Memory;

namespace Aic.Core.Tracking;

/// <summary>
/// The memory cache in front of the store, which also keeps what the store couldn't.
/// It is bounded by rows, so that an agent that is asked for many periods doesn't grow.
/// </summary>
internal sealed class UsageMemory : IDisposable
{
    private const int MaxRows = 500_000;

    // Freshness is judged by the caller's clock; this only lets go of what nobody asked for.
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(6);

    // Made when first needed: what prints one line of coding tools never does.
    private readonly Lazy<MemoryCache> _cache = new(() => new MemoryCache(new MemoryCacheOptions { SizeLimit = MaxRows }));
    private long _sequence;

    /// <summary>What this process remembers of a key.</summary>
    public AccountState Read(UsageKey key)
    {
        Entry? entry = _cache.Value.Get<Entry>(key);
        return new AccountState(entry?.Snapshot, entry?.Failure, _cache.Value.Get<Refusal>(new RefusalKey(key.AccountId, key.Identity)));
    }

    /// <summary>What this process remembers of a key and the store couldn't keep.</summary>
    public AccountState ReadUnsaved(UsageKey key)
    {
        AccountState all = Read(key);
        return _cache.Value.Get<Entry>(key) is { IsSaved: true } ? all with { Snapshot = null } : all;
    }

    /// <summary>Keeps good usage; a failure before it is forgotten.</summary>
    /// <param name="key">What it is kept under.</param>
    /// <param name="usage">The usage.</param>
    /// <param name="isSaved">True when the store has it too.</param>
    public void SaveUsage(UsageKey key, ProviderUsage usage, bool isSaved) =>
        Set(key, new Entry(new Snapshot(usage, Interlocked.Increment(ref _sequence)), isSaved, null));

    /// <summary>Keeps a failure that the store couldn't, beside what was known before it.</summary>
    public void SaveFailure(UsageKey key, UsageError error, DateTimeOffset failedAt)
    {
        Entry? before = _cache.Value.Get<Entry>(key);
        Set(key, new Entry(before?.Snapshot, before?.IsSaved ?? false, new Failure(error, failedAt, Interlocked.Increment(ref _sequence))));
    }

    /// <summary>Keeps a refusal that the store couldn't.</summary>
    public void SaveRefusal(string accountId, string identity, Refusal refusal) =>
        _cache.Value.Set(new RefusalKey(accountId, identity), refusal, new MemoryCacheEntryOptions { Size = 1, Priority = CacheItemPriority.NeverRemove });

    /// <summary>Forgets that a key was refused.</summary>
    public void ClearRefusal(string accountId, string identity) => _cache.Value.Remove(new RefusalKey(accountId, identity));

    /// <summary>Forgets what is known of a key, so that the store is looked at.</summary>
    public void Forget(UsageKey key) => _cache.Value.Remove(key);

    /// <inheritdoc />
    public void Dispose()
    {
        if (_cache.IsValueCreated)
        {
            _cache.Value.Dispose();
        }
    }

    private void Set(UsageKey key, Entry entry) => _cache.Value.Set(
        key,
        entry,
        new MemoryCacheEntryOptions { Size = 1 + (entry.Snapshot?.Usage.Usage?.Breakdown.Count ?? 0), SlidingExpiration = KeptFor });

    private sealed record Entry(Snapshot? Snapshot, bool IsSaved, Failure? Failure);

    private sealed record RefusalKey(string AccountId, string Identity);
}
