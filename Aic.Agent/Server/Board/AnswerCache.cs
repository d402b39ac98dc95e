using System.Collections.Concurrent;

namespace Aic.Agent.Server.Board;

/// <summary>Keeps answers as bytes until anything in them changes. Whoever asks while one is being made waits for that one.</summary>
/// <param name="time">The clock.</param>
internal sealed class AnswerCache(TimeProvider time)
{
    private const int MaxAnswers = 64;
    private const long MaxBytes = 16 << 20;

    private readonly ConcurrentDictionary<UsageRequest, Entry> _entries = new();
    private readonly Lock _lock = new();
    private long _version;

    /// <summary>Makes every answer from now on a new one.</summary>
    public void Invalidate() => Interlocked.Increment(ref _version);

    /// <summary>The answer to a question.</summary>
    /// <param name="request">The question.</param>
    /// <param name="make">Makes the answer; not tied to who asked first, since others wait for it too.</param>
    public Task<CachedAnswer> GetAsync(UsageRequest request, Func<UsageRequest, Task<CachedAnswer>> make)
    {
        if (Find(request) is { } entry)
        {
            entry.LastUsed = Environment.TickCount64;
            return entry.Answer;
        }

        lock (_lock)
        {
            if (Find(request) is { } made)
            {
                return made.Answer;
            }

            // The version of before the making: what changes meanwhile may or may not be in the answer.
            Entry added = new(Interlocked.Read(ref _version), Task.Run(() => make(request)));
            _entries[request] = added;
            Trim();
            return added.Answer;
        }
    }

    private Entry? Find(UsageRequest request) =>
        _entries.TryGetValue(request, out Entry? entry) && entry.Version == Interlocked.Read(ref _version) && IsValid(entry) ? entry : null;

    private bool IsValid(Entry entry) =>
        entry.Answer.IsCompletedSuccessfully ? time.GetUtcNow() < entry.Answer.Result.ValidUntil : !entry.Answer.IsCompleted;

    /// <summary>Forgets what wasn't asked for longest.</summary>
    private void Trim()
    {
        long bytes = _entries.Values.Sum(BytesOf);
        foreach ((UsageRequest request, Entry entry) in _entries.OrderBy(pair => pair.Value.LastUsed).ToArray())
        {
            if (_entries.Count <= MaxAnswers && bytes <= MaxBytes)
            {
                return;
            }

            if (_entries.TryRemove(request, out _))
            {
                bytes -= BytesOf(entry);
            }
        }
    }

    private static long BytesOf(Entry entry) => entry.Answer.IsCompletedSuccessfully ? entry.Answer.Result.Body.Length : 0;

    private sealed class Entry(long version, Task<CachedAnswer> answer)
    {
        public long Version => version;

        public Task<CachedAnswer> Answer => answer;

        public long LastUsed { get; set; } = Environment.TickCount64;
    }
}
