using Aic.Core.Pricing;
using Aic.Core.Providers;
using Aic.Core.Storage;
using Aic.Core.Tracking;
using Aic.Core.Usage;

namespace Aic.Core.History;

/// <summary>
/// Answers questions about history: of providers from the store, of coding tools from the index of their logs, which has it already.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="sessions">Answers for coding tools.</param>
/// <param name="time">The clock and the user's time zone.</param>
internal sealed class HistoryTeller(UsageStore store, SessionFetcher sessions, TimeProvider time)
{
    /// <summary>Fewer are summed sooner than a second processor has begun.</summary>
    private const int AccountsPerPart = 2;

    /// <summary>Tells the history.</summary>
    /// <param name="accounts">Whose.</param>
    /// <param name="query">The question.</param>
    /// <param name="prices">What models cost.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="OverflowException">A sum is beyond what a count can hold.</exception>
    public async Task<HistoryAnswer> TellAsync(IReadOnlyList<ProviderAccount> accounts, HistoryQuery query, Lazy<PriceBook> prices, CancellationToken cancellationToken)
    {
        TimeZoneInfo zone = query.TimeZone ?? time.LocalTimeZone;
        UsagePeriod asked = query.Period ?? UsagePeriod.Named(NamedPeriod.ThisMonth, new ZonedTime(time, zone));
        HistoryBuckets buckets = new(asked, query.Granularity, zone);
        UsagePeriod period = buckets.IsHourly
            ? new UsagePeriod(HistorySpan.Hour.Floor(asked.Start), HistorySpan.Hour.Ceiling(asked.End))
            : new UsagePeriod(buckets.Midnight(0), buckets.Midnight(buckets.DayCount));
        int count = PartsOf(accounts.Count, buckets);
        Part[] parts = await Task.WhenAll(Enumerable.Range(0, count).Select(first =>
            Task.Run(() => SumAsync(accounts, first, count, query.By, period, buckets, prices, cancellationToken), cancellationToken))).ConfigureAwait(false);
        HistorySums sums = parts[0].Sums;
        foreach (Part other in parts.Skip(1))
        {
            sums.Add(other.Sums);
        }

        return new HistoryAnswer
        {
            Version = AicVersion.Current,
            PeriodStart = period.Start,
            PeriodEnd = period.End,
            Granularity = query.Granularity,
            TimeZone = zone.Id,
            Rows = sums.Rows(),
            Accounts = [.. parts.SelectMany(part => part.Coverage).OrderBy(account => account.Position).Select(account => account.Coverage)],
        };
    }

    /// <summary>Most of a large answer's time goes into unpacking, which each processor does for accounts of its own. Hours are numbered as they are found, so one does it.</summary>
    private static int PartsOf(int accounts, HistoryBuckets buckets) => buckets.IsHourly ? 1 : Math.Clamp(accounts / AccountsPerPart, 1, Environment.ProcessorCount);

    /// <summary>Sums every so-and-so-many-th account.</summary>
    private async Task<Part> SumAsync(
        IReadOnlyList<ProviderAccount> accounts, int first, int step, HistoryGrouping by, UsagePeriod period, HistoryBuckets buckets, Lazy<PriceBook> prices, CancellationToken cancellationToken)
    {
        HistorySums sums = new(accounts, by, buckets);
        List<(int Position, HistoryCoverage Coverage)> coverage = [];
        for (int position = first; position < accounts.Count; position += step)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ProviderAccount account = accounts[position];
            HistoryUnits units = new(period, buckets);
            UsageError? error = null;
            sums.Begin(position, units);
            if (account.Provider.Source == UsageSource.Sessions && account.LogFolders.Count > 0)
            {
                error = await AddSessionsAsync(account, by, period, buckets, units, sums, prices, cancellationToken).ConfigureAwait(false);
            }

            AddStored(account, period, buckets, units, sums);
            sums.End();
            if (units.KnownCount > 0 || error is not null)
            {
                coverage.Add((position, new HistoryCoverage { AccountId = account.Id, UnitsKnown = units.KnownCount, Gaps = units.Gaps(time.GetUtcNow()), Error = error }));
            }
        }

        return new Part(sums, coverage);
    }

    private async Task<UsageError?> AddSessionsAsync(
        ProviderAccount account, HistoryGrouping by, UsagePeriod period, HistoryBuckets buckets, HistoryUnits units, HistorySums sums, Lazy<PriceBook> prices, CancellationToken cancellationToken)
    {
        UsageGrouping detail = (buckets.IsHourly ? UsageGrouping.Hour : UsageGrouping.None) | (by.HasFlag(HistoryGrouping.Project) ? UsageGrouping.Project : UsageGrouping.None);
        UsageQuery question = new() { Detail = detail, TimeZone = buckets.Zone };
        ProviderUsage usage = await sessions.GetAsync(account, period, question, prices, null, cancellationToken).ConfigureAwait(false);
        if (usage.Usage is { Breakdown: { Count: > 0 } rows })
        {
            units.NoteFrom(rows.Min(row => row.Start), time.GetUtcNow());
            foreach (UsageBreakdown row in rows)
            {
                sums.Add(row);
            }
        }

        return usage.Error is { Kind: not UsageErrorKind.MissingKey } error ? error : null;
    }

    /// <summary>Adds what the store has. Of a coding tool that is what was imported; a day that its own logs tell of has the last word.</summary>
    private void AddStored(ProviderAccount account, UsagePeriod period, HistoryBuckets buckets, HistoryUnits units, HistorySums sums)
    {
        HistorySpan span = buckets.IsHourly ? HistorySpan.Hour : HistorySpan.Day;
        DateTimeOffset start = buckets.IsHourly ? period.Start : Utc(buckets.FirstDay);
        DateTimeOffset end = buckets.IsHourly ? period.End : Utc(buckets.FirstDay.AddDays(buckets.DayCount));
        store.VisitHistory(account.Id, span, start, end.AddTicks(-1), (chunk, data) => sums.Add(data, (unit, known) =>
        {
            DateTimeOffset at = chunk + (span.Unit() * unit);
            if (!known.IsKnown || at < start || at >= end)
            {
                return -1;
            }

            bool isOver = known.IsOver(at + span.Unit());
            int bucket = buckets.IsHourly ? units.NoteHour(at, isOver) : units.NoteDay((int)(at - start).TotalDays, isOver);
            if (known.IsImported && bucket >= 0)
            {
                units.NoteImported(bucket);
            }

            return bucket;
        }));
    }

    private sealed record Part(HistorySums Sums, IReadOnlyList<(int Position, HistoryCoverage Coverage)> Coverage);

    private static DateTimeOffset Utc(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
