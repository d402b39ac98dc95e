using Aic.Core.Pricing;
using Aic.Core.Providers;
using Aic.Core.Sessions;
using Aic.Core.Tracing;
using Aic.Core.Usage;

namespace Aic.Core.Tracking;

/// <summary>Finds out where accounts' numbers come from, by making them anew and recording how.</summary>
/// <param name="sessions">Answers for coding tools.</param>
/// <param name="fetcher">Answers for providers.</param>
/// <param name="period">The period.</param>
/// <param name="prices">What models cost.</param>
internal sealed class UsageTracer(SessionFetcher sessions, UsageFetcher fetcher, UsagePeriod period, Lazy<PriceBook> prices)
{
    /// <summary>Where one account's numbers come from.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public Task<UsageTrace> TraceAsync(ProviderAccount account, CancellationToken cancellationToken) =>
        account.Provider.Source == UsageSource.Sessions ? TraceSessionsAsync(account, cancellationToken) : TraceCallsAsync(account, cancellationToken);

    private async Task<UsageTrace> TraceSessionsAsync(ProviderAccount account, CancellationToken cancellationToken)
    {
        SessionTrace noted = new();
        ProviderUsage usage = await sessions.GetAsync(account, period, new UsageQuery(), prices, noted, cancellationToken).ConfigureAwait(false);
        return Trace(usage) with { Files = noted.Files, Costs = CostParts.Of(noted.Costs) };
    }

    private async Task<UsageTrace> TraceCallsAsync(ProviderAccount account, CancellationToken cancellationToken)
    {
        CallRecorder calls = new(account);
        ProviderUsage usage = await fetcher.ObserveAsync(account, period, calls, cancellationToken).ConfigureAwait(false);
        return Trace(usage) with { Calls = calls.Calls, Costs = CostParts.Of(account.Provider, usage.Usage) };
    }

    private UsageTrace Trace(ProviderUsage usage) => new() { Usage = usage, PeriodStart = period.Start, PeriodEnd = period.End };
}
