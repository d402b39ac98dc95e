using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Storage;
using Aic.Core.Usage;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Tracking;

/// <summary>Answers for one account at a time: from memory, from the store, or by asking the provider, once for all who wait.</summary>
/// <param name="catalog">The providers.</param>
/// <param name="known">Memory and store.</param>
/// <param name="gates">One fetch of an account at a time.</param>
/// <param name="http">The pipeline, made when it is first needed.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where causes go.</param>
internal sealed class UsageFetcher(
    ProviderSet catalog,
    KnownUsage known,
    AccountGates gates,
    Lazy<HttpPipeline> http,
    TimeProvider time,
    ILogger logger) : IDisposable
{
    /// <summary>The end of a fetch of very many slow pages; each request has limits of its own.</summary>
    public static readonly TimeSpan LongestFetch = TimeSpan.FromMinutes(5);

    private readonly SingleFlight<(UsageKey Key, bool Refresh), ProviderUsage> _flights = new();

    /// <summary>What an account used. A failure is an answer too.</summary>
    /// <param name="account">The account.</param>
    /// <param name="period">The period.</param>
    /// <param name="refresh">True passes memory and store, but not what somebody fetches at this moment.</param>
    /// <param name="freshness">What counts as fresh.</param>
    /// <param name="cancellationToken">Stops waiting, at once.</param>
    public Task<ProviderUsage> GetAsync(ProviderAccount account, UsagePeriod period, bool refresh, Freshness freshness, CancellationToken cancellationToken)
    {
        if (UsageAnswer.WithoutAsking(account) is { } answer)
        {
            return Task.FromResult(answer);
        }

        UsageKey key = new(account.Id, account.Identity(), period);
        return !refresh && known.Remembered(key) is { Refusal: null, Snapshot.Usage: var remembered } && freshness.IsFresh(remembered)
            ? Task.FromResult(UsageAnswer.From(account, remembered))
            : _flights.RunAsync((key, refresh), token => FetchAsync(account, key, refresh, freshness, token), cancellationToken);
    }

    /// <summary>Asks the provider now, whatever is known, and tells an observer of each request. A key that was refused isn't asked with again.</summary>
    /// <param name="account">The account.</param>
    /// <param name="period">The period.</param>
    /// <param name="observer">Who is told.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<ProviderUsage> ObserveAsync(ProviderAccount account, UsagePeriod period, IHttpObserver observer, CancellationToken cancellationToken)
    {
        if (UsageAnswer.WithoutAsking(account) is { } answer)
        {
            return answer;
        }

        UsageKey key = new(account.Id, account.Identity(), period);
        using IDisposable turn = await gates.EnterAsync(account.Id, cancellationToken).ConfigureAwait(false);
        AccountState state = known.Read(key);
        return state.Refusal is { } refusal
            ? UsageAnswer.From(account, UsageAnswer.Refused(account, refusal), state.Snapshot)
            : await AskAsync(account, key, state.Snapshot, observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks the provider now for a period that is over, and keeps what it says as history alone. A key that was refused isn't asked with again.</summary>
    /// <param name="account">The account.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<ProviderUsage> FetchHistoryAsync(ProviderAccount account, UsagePeriod period, CancellationToken cancellationToken)
    {
        if (UsageAnswer.WithoutAsking(account) is { } answer)
        {
            return answer;
        }

        UsageKey key = new(account.Id, account.Identity(), period);
        using IDisposable turn = await gates.EnterAsync(account.Id, cancellationToken).ConfigureAwait(false);
        AccountState state = known.Read(key);
        return state.Refusal is { } refusal
            ? UsageAnswer.From(account, UsageAnswer.Refused(account, refusal), state.Snapshot)
            : await AskAsync(account, key, null, null, cancellationToken, usage => known.SaveHistory(account.Id, usage)).ConfigureAwait(false);
    }

    /// <summary>What is known of an account without asking, and when asking is of use again.</summary>
    /// <param name="account">The account.</param>
    /// <param name="period">The period.</param>
    /// <param name="freshness">What counts as fresh.</param>
    public AccountUsage Known(ProviderAccount account, UsagePeriod period, Freshness freshness)
    {
        if (UsageAnswer.WithoutAsking(account) is { } answer)
        {
            return new AccountUsage(account, answer, null);
        }

        AccountState state = known.Read(new UsageKey(account.Id, account.Identity(), period));
        return state switch
        {
            { Refusal: { } refusal } => new(account, UsageAnswer.From(account, UsageAnswer.Refused(account, refusal), state.Snapshot), null),
            { Failure: { } failure } => new(account, UsageAnswer.From(account, failure.Error, state.Snapshot), freshness.RetryAt(failure)),
            { Snapshot.Usage: { } usage } => new(account, UsageAnswer.From(account, usage) with { IsStale = !freshness.IsFresh(usage) }, freshness.FreshUntil(usage)),
            _ => new(account, null, time.GetUtcNow()),
        };
    }

    /// <summary>Cancels what is under way.</summary>
    public void Dispose() => _flights.Dispose();

    private async Task<ProviderUsage> FetchAsync(ProviderAccount account, UsageKey key, bool refresh, Freshness freshness, CancellationToken cancellationToken)
    {
        AccountState before = known.Read(key);
        if (Answer(account, before, refresh, freshness) is { } answer)
        {
            return answer;
        }

        using IDisposable turn = await gates.EnterAsync(account.Id, cancellationToken).ConfigureAwait(false);

        // Whoever had the turn before may have brought what is wanted here, or found that it can't be had.
        AccountState now = known.Read(key);
        return News(account, before, now)
            ?? Answer(account, now, refresh, freshness)
            ?? await AskAsync(account, key, now.Snapshot, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The answer that needs no asking, or null.</summary>
    private static ProviderUsage? Answer(ProviderAccount account, AccountState state, bool refresh, Freshness freshness)
    {
        if (state.Refusal is { } refusal)
        {
            return UsageAnswer.From(account, UsageAnswer.Refused(account, refusal), state.Snapshot);
        }

        if (!refresh && state.Snapshot is { } snapshot && freshness.IsFresh(snapshot.Usage))
        {
            return UsageAnswer.From(account, snapshot.Usage);
        }

        return !refresh && state.Failure is { } failure && freshness.IsRecent(failure)
            ? UsageAnswer.From(account, failure.Error, state.Snapshot)
            : null;
    }

    /// <summary>What another process or caller learned while this one waited, or null.</summary>
    private static ProviderUsage? News(ProviderAccount account, AccountState before, AccountState now)
    {
        if (now.Failure is { } failure && failure.Sequence != before.Failure?.Sequence)
        {
            return UsageAnswer.From(account, failure.Error, now.Snapshot);
        }

        return now.Snapshot is { } snapshot && snapshot.Sequence != before.Snapshot?.Sequence
            ? UsageAnswer.From(account, snapshot.Usage)
            : null;
    }

    private async Task<ProviderUsage> AskAsync(ProviderAccount account, UsageKey key, Snapshot? lastGood, IHttpObserver? observer, CancellationToken cancellationToken, Func<ProviderUsage, UsageError?>? save = null)
    {
        SecretText secrets = new(account);
        using CancellationTokenSource limit = new(LongestFetch, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            TrackerLog.Asking(logger, account.Id);
            ProviderContext context = new(account, observer is null ? http : new(() => http.Value.ObservedBy(observer)), time, logger);
            ProviderReport report = await catalog.Of(account).GetUsageAsync(context, key.Period, either.Token).WaitAsync(either.Token).ConfigureAwait(false);
            ProviderUsage usage = UsageAnswer.From(account, secrets.Mask(report), time.GetUtcNow());
            TrackerLog.Answered(logger, account.Id);
            if (save is not null)
            {
                return save(usage) is { } unsaved ? usage with { Error = unsaved } : usage;
            }

            known.SaveUsage(key, usage);
            return usage;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            TrackerLog.Failed(logger, account.Id, exception, secrets);
            return Failed(account, key, secrets, secrets.Mask(ProviderFailure.From(exception, account.Provider)), lastGood);
        }
    }

    private ProviderUsage Failed(ProviderAccount account, UsageKey key, SecretText secrets, UsageError error, Snapshot? lastGood)
    {
        DateTimeOffset now = time.GetUtcNow();
        // A login that ended is renewed without any setting changing; only a secret of the account's own is remembered as refused.
        if (error.Kind == UsageErrorKind.InvalidKey && secrets.Exists)
        {
            Refusal refusal = new(error.Message, now);
            known.SaveRefusal(key, refusal);
            return UsageAnswer.From(account, UsageAnswer.Refused(account, refusal), lastGood);
        }

        known.SaveFailure(key, error, now);
        return UsageAnswer.From(account, error, lastGood);
    }
}
