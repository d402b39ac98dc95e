using Aic.Core;
using Aic.Core.Usage;

namespace Aic.Agent.Server.Refreshing;

/// <summary>
/// Says when the agent asks an account by itself: when its time to live ends, a little later at random, so that accounts and machines don't ask all at once;
/// after failures at longer and longer intervals, and never before a provider said to come back. Not safe for several threads.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="random">Chances.</param>
internal sealed class RefreshSchedule(TimeProvider time, Random random)
{
    /// <summary>How far beyond its time a refresh may be put off at random, as a part of the time to live and of a wait.</summary>
    private const double Jitter = 0.1;

    private const int MostDoublings = 5;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    private readonly Dictionary<(string AccountId, UsagePeriod Period), (DateTimeOffset Due, DateTimeOffset Planned)> _plans = [];
    // Whatever goes wrong with keeping an answer, the provider isn't asked in a loop.
    private readonly Dictionary<(string AccountId, UsagePeriod Period), DateTimeOffset> _asked = [];
    private readonly Dictionary<string, (int Failures, DateTimeOffset NotBefore)> _waits = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>When to ask; null when asking is no use.</summary>
    /// <param name="known">The account and what is known of it.</param>
    /// <param name="period">The period.</param>
    /// <param name="timeToLive">How long usage counts as fresh.</param>
    public DateTimeOffset? Plan(AccountUsage known, UsagePeriod period, TimeSpan timeToLive)
    {
        (string, UsagePeriod) key = (known.Account.Id, period);
        if (known.DueAt is not { } due)
        {
            _plans.Remove(key);
            return null;
        }

        DateTimeOffset now = time.GetUtcNow();
        if (due <= now && !_plans.ContainsKey(key))
        {
            _plans[key] = (due, now);
        }
        else if (due > now && (!_plans.TryGetValue(key, out (DateTimeOffset Due, DateTimeOffset Planned) plan) || plan.Due != due))
        {
            _plans[key] = (due, due + (timeToLive * Jitter * random.NextDouble()));
        }

        DateTimeOffset planned = Later(_plans[key].Planned, _waits.GetValueOrDefault(known.Account.Id).NotBefore);
        return _asked.TryGetValue(key, out DateTimeOffset asked) ? Later(planned, asked + FirstWait) : planned;
    }

    /// <summary>Notes what came of asking.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="period">The period.</param>
    /// <param name="asked">When it was asked: a machine may have slept since, and the answer be old already.</param>
    /// <param name="usage">The answer; null where not even that came of it.</param>
    public void Note(string accountId, UsagePeriod period, DateTimeOffset asked, ProviderUsage? usage)
    {
        _plans.Remove((accountId, period));
        _asked[(accountId, period)] = asked;
        if (usage is not null && !usage.IsFailure())
        {
            _waits.Remove(accountId);
            return;
        }

        int failures = _waits.GetValueOrDefault(accountId).Failures + 1;
        TimeSpan wait = FirstWait * (1 << Math.Min(failures - 1, MostDoublings));
        if (usage?.Error?.RetryAfter is { } retryAfter && retryAfter > wait)
        {
            wait = retryAfter < LongestRetryAfter ? retryAfter : LongestRetryAfter;
        }

        _waits[accountId] = (failures, time.GetUtcNow() + (wait * (1 + (Jitter * random.NextDouble()))));
    }

    /// <summary>Forgets all plans and waits, where the configuration may have changed what they were about.</summary>
    public void Clear()
    {
        _plans.Clear();
        _asked.Clear();
        _waits.Clear();
    }

    /// <summary>Forgets plans of periods that nobody is interested in any more.</summary>
    /// <param name="periods">Those that are still of interest.</param>
    public void Keep(IReadOnlyCollection<UsagePeriod> periods)
    {
        foreach ((string AccountId, UsagePeriod Period) key in _plans.Keys.Where(key => !periods.Contains(key.Period)).ToArray())
        {
            _plans.Remove(key);
        }

        foreach ((string AccountId, UsagePeriod Period) key in _asked.Keys.Where(key => !periods.Contains(key.Period)).ToArray())
        {
            _asked.Remove(key);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
