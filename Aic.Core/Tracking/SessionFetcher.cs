using Aic.Core.Http;
using Aic.Core.Pricing;
using Aic.Core.Providers;
using Aic.Core.Sessions;
using Aic.Core.Storage;
using Aic.Core.Usage;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Tracking;

/// <summary>
/// Answers for coding tools. Every question reads on in their logs, which is cheap; so no answer is given twice. The last one is remembered
/// for those who must not wait (<see cref="UsageTracker.GetKnown"/>).
/// </summary>
/// <param name="catalog">The providers.</param>
/// <param name="index">The index of session logs.</param>
/// <param name="known">Where the last answer is remembered, in memory only.</param>
/// <param name="http">The pipeline; coding tools need none.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where causes go.</param>
internal sealed class SessionFetcher(ProviderSet catalog, SessionIndex index, KnownUsage known, Lazy<HttpPipeline> http, TimeProvider time, ILogger logger)
{
    /// <summary>What a tool used. A failure is an answer too.</summary>
    /// <param name="account">The tool's account.</param>
    /// <param name="period">The period.</param>
    /// <param name="query">What its rows are told apart by, and the time zone.</param>
    /// <param name="prices">What models cost.</param>
    /// <param name="trace">Where it is noted what the numbers are made of; null when nobody asked.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<ProviderUsage> GetAsync(ProviderAccount account, UsagePeriod period, UsageQuery query, Lazy<PriceBook> prices, SessionTrace? trace, CancellationToken cancellationToken)
    {
        if (UsageAnswer.WithoutAsking(account) is { } answer)
        {
            return answer;
        }

        UsageKey key = new(account.Id, account.Identity(), period);
        SecretText secrets = new(account);
        try
        {
            TimeProvider clock = query.TimeZone is { } zone ? new ZonedTime(time, zone) : time;
            ProviderContext context = new(account, http, clock, logger) { Sessions = index, Prices = prices, Detail = query.Detail & UsageGrouping.Detail, Trace = trace };
            ProviderReport report = await Task.Run(() => catalog.Of(account).GetUsageAsync(context, period, cancellationToken), cancellationToken).ConfigureAwait(false);
            ProviderUsage usage = UsageAnswer.From(account, report, time.GetUtcNow()) with { AuthSource = account.AuthSource };
            if (context.Detail == UsageGrouping.None && query.TimeZone is null)
            {
                known.Remember(key, usage);
            }

            return usage;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            TrackerLog.Failed(logger, account.Id, exception, secrets);
            UsageError error = ProviderFailure.From(exception, account.Provider);
            known.RememberFailure(key, error, time.GetUtcNow());
            return UsageAnswer.From(account, error, lastGood: null);
        }
    }

    /// <summary>A tool's sessions; none of a tool that has no logs or is switched off.</summary>
    /// <param name="account">The tool's account.</param>
    /// <param name="query">The question.</param>
    /// <param name="prices">What models cost.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ProviderException">The logs can't be read.</exception>
    public async Task<IReadOnlyList<SessionUsage>> GetSessionsAsync(ProviderAccount account, SessionQuery query, Lazy<PriceBook> prices, CancellationToken cancellationToken) =>
        IsAsked(account)
            ? await Task.Run(() => Ask(account, prices, (tool, context) => tool.GetSessions(context, query, cancellationToken)), cancellationToken).ConfigureAwait(false)
            : [];

    /// <summary>How tools stand, those that have logs and aren't switched off.</summary>
    /// <param name="accounts">The tools' accounts.</param>
    /// <param name="session">The session that is asked about; null for none.</param>
    /// <param name="prices">What models cost.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ProviderException">The logs can't be read.</exception>
    public async Task<IReadOnlyList<ToolStatus>> GetStatusAsync(IEnumerable<ProviderAccount> accounts, string? session, Lazy<PriceBook> prices, CancellationToken cancellationToken)
    {
        ProviderAccount[] asked = [.. accounts.Where(IsAsked)];

        // Most people have one tool, and wait for this at every prompt: a thread of its own would take longer than the answer.
        return asked is [ProviderAccount only]
            ? [Ask(only, prices, Status)]
            : await Task.WhenAll(asked.Select(account => Task.Run(() => Ask(account, prices, Status), cancellationToken))).ConfigureAwait(false);

        ToolStatus Status(SessionProvider tool, ProviderContext context) => tool.GetStatus(context, session, cancellationToken);
    }

    private bool IsAsked(ProviderAccount account) => UsageAnswer.WithoutAsking(account) is null && catalog.Of(account) is SessionProvider;

    private T Ask<T>(ProviderAccount account, Lazy<PriceBook> prices, Func<SessionProvider, ProviderContext, T> ask)
    {
        try
        {
            return ask((SessionProvider)catalog.Of(account), new ProviderContext(account, http, time, logger) { Sessions = index, Prices = prices });
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new ProviderException(ProviderFailure.From(exception, account.Provider), exception);
        }
    }
}
