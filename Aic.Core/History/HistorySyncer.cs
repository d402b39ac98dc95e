using Aic.Core.Providers;
using Aic.Core.Storage;
using Aic.Core.Tracking;
using Aic.Core.Usage;

namespace Aic.Core.History;

/// <summary>
/// Fetches history from providers: month by month, the newest first, one request chain for each account. Each month is kept as soon as it is there,
/// so that what is interrupted goes on where it ended.
/// </summary>
/// <param name="store">What is known already.</param>
/// <param name="fetcher">Asks the providers.</param>
/// <param name="time">The clock.</param>
internal sealed class HistorySyncer(UsageStore store, UsageFetcher fetcher, TimeProvider time)
{
    private const int MostAttempts = 5;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>Fetches one account's history. A failure is an answer too.</summary>
    /// <param name="account">The account.</param>
    /// <param name="since">The first moment.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <param name="cancellationToken">Stops at once; what was fetched until then is kept.</param>
    public async Task<HistorySyncResult> SyncAsync(ProviderAccount account, DateTimeOffset since, Action<HistorySyncProgress>? progress, CancellationToken cancellationToken)
    {
        HistoryPlan plan = new(account, store, since, time.GetUtcNow());
        HistorySyncResult result = new()
        {
            AccountId = account.Id,
            ProviderName = account.Provider.Name,
            Since = plan.Start,
            IsLimited = plan.IsLimited,
            DaysTotal = plan.Days,
            DaysKnownBefore = plan.CountKnown(),
        };
        UsageError? error = account.Provider.Source == UsageSource.Sessions
            ? new UsageError(UsageErrorKind.NotSupported, $"{account.Provider.Name} has nothing to fetch: its logs on this machine are its history.")
            : await FetchAsync(account, plan, Report, cancellationToken).ConfigureAwait(false);
        int known = plan.CountKnown();
        return result with { DaysFetched = Math.Max(0, known - result.DaysKnownBefore), IsComplete = known == result.DaysTotal, Error = error };

        void Report(TimeSpan? waits) => progress?.Invoke(new HistorySyncProgress(account.Id, plan.CountKnown(), result.DaysTotal, waits));
    }

    private async Task<UsageError?> FetchAsync(ProviderAccount account, HistoryPlan plan, Action<TimeSpan?> report, CancellationToken cancellationToken)
    {
        foreach (UsagePeriod part in plan.Parts())
        {
            report(null);
            if (await FetchAsync(account, part, report, cancellationToken).ConfigureAwait(false) is { } error)
            {
                return error;
            }
        }

        report(null);
        return null;
    }

    private async Task<UsageError?> FetchAsync(ProviderAccount account, UsagePeriod part, Action<TimeSpan?> report, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            ProviderUsage usage = await fetcher.FetchHistoryAsync(account, part, cancellationToken).ConfigureAwait(false);
            if (usage.Error is not { } error)
            {
                return null;
            }

            TimeSpan wait = error.RetryAfter is { } asked && asked > TimeSpan.Zero ? asked : FirstWait * (1 << (attempt - 1));
            if (!IsPassing(error.Kind) || attempt == MostAttempts || wait > LongestWait)
            {
                return error;
            }

            report(wait);
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsPassing(UsageErrorKind kind) =>
        kind is UsageErrorKind.RateLimited or UsageErrorKind.ServiceUnavailable or UsageErrorKind.Timeout or UsageErrorKind.Network;
}
