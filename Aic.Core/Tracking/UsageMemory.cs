using Aic.Core.Storage;
using Aic.Core.Usage;
using Microsoft.Extensions.Caching.Memory;

namespace Aic.Core.Tracking;

/// <summary>
/// The memory cache in front of the store, which also stands in for it where it can't be used.
/// It is bounded by rows, so that an agent that is asked for many periods doesn't grow.
/// </summary>
internal sealed class UsageMemory : IDisposable
{
    private const int MaxRows = 500_000;

    // Freshness is judged by the caller's clock; this only lets go of what nobody asked for.
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(6);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MaxRows });
    private long _sequence;

    /// <summary>What is known of a key in this process.</summary>
    public AccountState Read(UsageKey key)
    {
        Entry? entry = _cache.Get<Entry>(key);
        return new AccountState(entry?.Snapshot, entry?.Failure, _cache.Get<Refusal>(new RefusalKey(key.AccountId, key.Identity)));
    }

    /// <summary>Keeps good usage; a failure before it is forgotten.</summary>
    public void SaveUsage(UsageKey key, ProviderUsage usage) =>
        Set(key, new Entry(new Snapshot(usage, Interlocked.Increment(ref _sequence)), null));

    /// <summary>Keeps that an attempt failed, beside what was known before it.</summary>
    public void SaveFailure(UsageKey key, UsageError error, DateTimeOffset failedAt) =>
        Set(key, new Entry(_cache.Get<Entry>(key)?.Snapshot, new Failure(error, failedAt, Interlocked.Increment(ref _sequence))));

    /// <summary>Keeps that a key was refused.</summary>
    public void SaveRefusal(string accountId, string identity, Refusal refusal) =>
        _cache.Set(new RefusalKey(accountId, identity), refusal, new MemoryCacheEntryOptions { Size = 1, Priority = CacheItemPriority.NeverRemove });

    /// <summary>Forgets that a key was refused.</summary>
    public void ClearRefusal(string accountId, string identity) => _cache.Remove(new RefusalKey(accountId, identity));

    /// <inheritdoc />
    public void Dispose() => _cache.Dispose();

    private void Set(UsageKey key, Entry entry) => _cache.Set(
        key,
        entry,
        new MemoryCacheEntryOptions { Size = 1 + (entry.Snapshot?.Usage.Usage?.Breakdown.Count ?? 0), SlidingExpiration = KeptFor });

    private sealed record Entry(Snapshot? Snapshot, Failure? Failure);

    private sealed record RefusalKey(string AccountId, string Identity);
}
