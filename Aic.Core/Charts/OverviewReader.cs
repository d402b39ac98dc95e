using Aic.Core.Budgets;
using Aic.Core.History;
using Aic.Core.Usage;

namespace Aic.Core.Charts;

/// <summary>Finds what to draw: history that is kept, and budgets where there are any. Usage was asked for already.</summary>
/// <param name="tracker">The tracker.</param>
/// <param name="time">The clock and the user's time zone.</param>
internal sealed class OverviewReader(UsageTracker tracker, TimeProvider time)
{
    /// <summary>Finds it.</summary>
    /// <param name="query">The question.</param>
    /// <param name="usages">What accounts say of the period.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public async Task<UsageOverview> ReadAsync(OverviewQuery query, IReadOnlyList<ProviderUsage> usages, CancellationToken cancellationToken)
    {
        TimeZoneInfo zone = query.TimeZone ?? time.LocalTimeZone;
        DateTimeOffset now = time.GetUtcNow();
        (HistoryGranularity granularity, HistoryBuckets cut) = Cut(query, zone);
        ChartBucket[] buckets = [.. Enumerable.Range(0, cut.Count).Select(i => new ChartBucket(cut.Span(i).Start, cut.Span(i).End))];
        HistoryAnswer history = await tracker.GetHistoryAsync(
            new HistoryQuery { Accounts = query.Accounts, Period = query.Period, Granularity = granularity, By = HistoryGrouping.Account, TimeZone = zone }, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<BudgetState> budgets = query.Accounts.Count > 0 ? [] : await tracker.GetBudgetsAsync(new BudgetQuery(), cancellationToken).ConfigureAwait(false);
        MeasureBuilder builder = new(query.Metric, buckets, buckets.Count(bucket => bucket.Start <= now));
        foreach (HistoryRow row in history.Rows)
        {
            builder.Add(row);
        }

        HashSet<string> told = [.. builder.AccountIds];
        return new UsageOverview
        {
            PeriodStart = buckets[0].Start,
            PeriodEnd = buckets[^1].End,
            Zone = zone,
            At = now,
            Granularity = granularity,
            Buckets = buckets,
            Measures = builder.Build(),
            Untold = [.. builder.Untold, .. usages.Where(usage => usage is { IsConfigured: true, Usage: null } && !told.Contains(usage.AccountId)).Select(UsageText.Name)],
            Rows = history.Rows,
            Usages = usages,
            Budgets = budgets,
        };
    }

    private static (HistoryGranularity Granularity, HistoryBuckets Buckets) Cut(OverviewQuery query, TimeZoneInfo zone)
    {
        foreach (HistoryGranularity granularity in new[] { HistoryGranularity.Day, HistoryGranularity.Week })
        {
            HistoryBuckets buckets = new(query.Period, granularity, zone);
            if (buckets.Count <= query.MostBuckets)
            {
                return (granularity, buckets);
            }
        }

        return (HistoryGranularity.Month, new HistoryBuckets(query.Period, HistoryGranularity.Month, zone));
    }
}
