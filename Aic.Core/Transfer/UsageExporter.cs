using System.Runtime.CompilerServices;
using Aic.Core.History;
using Aic.Core.Pricing;
using Aic.Core.Providers;
using Aic.Core.Storage;
using Aic.Core.Tracking;
using Aic.Core.Usage;

namespace Aic.Core.Transfer;

/// <summary>Tells what is kept, record by record, a month of an account at a time.</summary>
/// <param name="store">The store.</param>
/// <param name="sessions">Answers for coding tools.</param>
/// <param name="prices">What models cost.</param>
/// <param name="time">The clock and the user's time zone.</param>
internal sealed class UsageExporter(UsageStore store, SessionFetcher sessions, Lazy<PriceBook> prices, TimeProvider time)
{
    /// <summary>The records of accounts, in their order and by day.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="asked">The period; null means this month.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ProviderException">A coding tool's logs can't be read.</exception>
    public async IAsyncEnumerable<UsageRecord> ExportAsync(
        IReadOnlyList<ProviderAccount> accounts, UsagePeriod? asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        UsagePeriod period = asked ?? UsagePeriod.Named(NamedPeriod.ThisMonth, time);
        HistoryBuckets days = new(period, HistoryGranularity.Day, time.LocalTimeZone);
        DateOnly first = days.FirstDay;
        DateOnly end = first.AddDays(days.DayCount);
        foreach (ProviderAccount account in accounts)
        {
            bool isTool = account.Provider.Source == UsageSource.Sessions && account.LogFolders.Count > 0;
            for (DateOnly start = first; start < end; start = NextMonth(start))
            {
                cancellationToken.ThrowIfCancellationRequested();
                DateOnly next = NextMonth(start) < end ? NextMonth(start) : end;
                IEnumerable<UsageRecord> own = isTool ? await ReadSessionsAsync(account, start, next, cancellationToken).ConfigureAwait(false) : [];
                foreach (UsageRecord record in Merge(own, ReadStore(account, start, next)))
                {
                    yield return record;
                }
            }
        }
    }

    /// <summary>Both by day; of a day that a tool's own logs tell of, what was imported is left out.</summary>
    private static IEnumerable<UsageRecord> Merge(IEnumerable<UsageRecord> own, IEnumerable<UsageRecord> stored)
    {
        UsageRecord[] mine = [.. own];
        HashSet<DateOnly> days = [.. mine.Select(record => record.Date)];
        return mine.Concat(stored.Where(record => !days.Contains(record.Date))).OrderBy(record => record.Date);
    }

    private async Task<IEnumerable<UsageRecord>> ReadSessionsAsync(ProviderAccount account, DateOnly start, DateOnly end, CancellationToken cancellationToken)
    {
        TimeZoneInfo zone = time.LocalTimeZone;
        UsagePeriod period = new(UsagePeriod.Midnight(start, zone), UsagePeriod.Midnight(end, zone));
        UsageQuery question = new() { Detail = UsageGrouping.Project, TimeZone = zone };
        ProviderUsage usage = await sessions.GetAsync(account, period, question, prices, null, cancellationToken).ConfigureAwait(false);
        if (usage.Error is { Kind: not UsageErrorKind.MissingKey } error)
        {
            throw new ProviderException(error);
        }

        DateTimeOffset now = time.GetUtcNow();
        return (usage.Usage?.Breakdown ?? []).Select(row =>
            UsageRecord.Of(account.Id, account.Provider.Name, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(row.Start, zone).DateTime), row) with { IsComplete = row.End <= now });
    }

    private IEnumerable<UsageRecord> ReadStore(ProviderAccount account, DateOnly start, DateOnly end)
    {
        DateTimeOffset month = new(start.Year, start.Month, 1, 0, 0, 0, TimeSpan.Zero);
        if (store.ReadHistoryChunk(account.Id, HistorySpan.Day, month) is not { } chunk)
        {
            yield break;
        }

        ILookup<int, UsageBreakdown> rows = chunk.Rows.ToLookup(row => row.Start.Day);
        for (DateOnly day = start; day < end; day = day.AddDays(1))
        {
            HistoryUnit unit = chunk.Units[day.Day - 1];
            if (!unit.IsKnown)
            {
                continue;
            }

            bool isComplete = unit.IsOver(month.AddDays(day.Day));
            IEnumerable<UsageRecord> records = rows[day.Day].Any()
                ? rows[day.Day].Select(row => UsageRecord.Of(account.Id, account.Provider.Name, day, row))
                : [new UsageRecord { Date = day, AccountId = account.Id, ProviderName = account.Provider.Name }];
            foreach (UsageRecord record in records)
            {
                yield return record with { IsComplete = isComplete, IsImported = unit.IsImported };
            }
        }
    }

    private static DateOnly NextMonth(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1);
}
