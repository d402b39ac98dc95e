using System.Text.Json;
using Aic.Agent.Server.Board;
using Aic.Agent.Server.Events;
using Aic.Agent.Server.Memory;
using Aic.Core;
using Aic.Core.Usage;

namespace Aic.Agent.Server.Refreshing;

/// <summary>Asks providers, and tells the cache and all listeners what came of it.</summary>
/// <param name="tracker">Asks.</param>
/// <param name="cache">Answers that change with it.</param>
/// <param name="events">Where it is told.</param>
/// <param name="memory">Told that something happened.</param>
/// <param name="time">The clock.</param>
/// <param name="stopping">Cancelled when the agent stops.</param>
internal sealed class UsageRefresher(UsageTracker tracker, AnswerCache cache, AgentEvents events, RestingMemory memory, TimeProvider time, CancellationToken stopping)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string AccountId, UsagePeriod Period), Task> _first = [];
    private long _lastFinished;

    /// <summary>When providers were asked the last time, whatever came of it (UTC); null when they weren't yet.</summary>
    public DateTimeOffset? LastFinishedAt => Interlocked.Read(ref _lastFinished) is > 0 and long ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Asks for accounts, past what is known.</summary>
    /// <param name="accounts">The accounts' ids.</param>
    /// <param name="period">The period.</param>
    /// <param name="refreshId">The refresh that somebody asked for, or null.</param>
    /// <param name="answered">Called with each answer as it comes, or null.</param>
    /// <returns>The answers, in the order of the catalog.</returns>
    /// <exception cref="UnknownAccountException">An account isn't there any more.</exception>
    /// <exception cref="OperationCanceledException">The agent stops.</exception>
    public Task<IReadOnlyList<ProviderUsage>> RefreshAsync(IReadOnlyList<string> accounts, UsagePeriod period, string? refreshId = null, Action<ProviderUsage>? answered = null) =>
        RunAsync(accounts, period, refreshId, isForced: true, answered);

    /// <summary>Asks for accounts of which nothing is known in a period. Who asks again meanwhile waits for the same.</summary>
    /// <param name="accounts">The accounts' ids.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="OperationCanceledException">The agent stops.</exception>
    public Task AskFirstAsync(IReadOnlyList<string> accounts, UsagePeriod period)
    {
        lock (_lock)
        {
            string[] news = [.. accounts.Where(account => !_first.ContainsKey((account, period)))];
            if (news.Length > 0)
            {
                Task run = Task.Run(() => RunFirstAsync(news, period), CancellationToken.None);
                Array.ForEach(news, account => _first[(account, period)] = run);
            }

            return Task.WhenAll(accounts.Select(account => _first[(account, period)]).Distinct());
        }
    }

    private async Task RunFirstAsync(string[] accounts, UsagePeriod period)
    {
        try
        {
            await RunAsync(accounts, period, refreshId: null, isForced: false, answered: null);
        }
        catch (UnknownAccountException)
        {
            // The configuration lost it meanwhile; the answer that is made next doesn't have it.
        }
        finally
        {
            lock (_lock)
            {
                Array.ForEach(accounts, account => _first.Remove((account, period)));
            }
        }
    }

    private async Task<IReadOnlyList<ProviderUsage>> RunAsync(IReadOnlyList<string> accounts, UsagePeriod period, string? refreshId, bool isForced, Action<ProviderUsage>? answered)
    {
        UsageQuery query = new() { Accounts = accounts, ById = true, Period = period, Refresh = isForced };
        Dictionary<string, ProviderUsage?> before = tracker.GetKnown(query).ToDictionary(known => known.Account.Id, known => known.Usage);
        List<ProviderUsage> answers = [];
        events.Publish(new RefreshStarted(time.GetUtcNow(), accounts, refreshId));
        try
        {
            await foreach (ProviderUsage usage in tracker.GetUsageAsync(query, stopping))
            {
                answers.Add(usage);
                Tell(period, before.GetValueOrDefault(usage.AccountId), usage);
                answered?.Invoke(usage);
            }
        }
        finally
        {
            DateTimeOffset now = time.GetUtcNow();
            Interlocked.Exchange(ref _lastFinished, now.UtcTicks);
            string[] good = [.. answers.Where(usage => !usage.IsFailure()).Select(usage => usage.AccountId)];
            memory.Stir();
            events.Publish(new RefreshFinished(now, accounts, refreshId, [.. accounts.Except(good, StringComparer.OrdinalIgnoreCase)]));
        }

        List<string> order = [.. before.Keys];
        return [.. answers.OrderBy(usage => order.IndexOf(usage.AccountId))];
    }

    private void Tell(UsagePeriod period, ProviderUsage? before, ProviderUsage now)
    {
        if (before is not null && BytesOf(before).AsSpan().SequenceEqual(BytesOf(now)))
        {
            return;
        }

        // First the cache: who asks because of the event gets the new answer.
        cache.Invalidate();
        events.Publish(new UsageChanged(time.GetUtcNow(), period, now));
    }

    private static byte[] BytesOf(ProviderUsage usage) => JsonSerializer.SerializeToUtf8Bytes(usage, UsageJson.Default.ProviderUsage);
}
