using Aic.Core.Budgets;
using Aic.Core.History;
using Aic.Core.Storage;
using Aic.Core.Tracking;
using Aic.Core.Usage;

namespace Aic.Core.Alerts;

/// <summary>Gathers what alerts are decided from.</summary>
/// <param name="tracker">Asks for what was used.</param>
/// <param name="store">Knows failures and refused keys.</param>
/// <param name="time">The clock and the user's time zone.</param>
internal sealed class AlertFactsReader(UsageTracker tracker, UsageStore store, TimeProvider time)
{
    /// <summary>Gathers it.</summary>
    /// <param name="query">How.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public async Task<AlertFacts> ReadAsync(AlertCheck query, CancellationToken cancellationToken)
    {
        IReadOnlyList<ProviderUsage> usages = query.IsAsking ? await AskAsync(query, cancellationToken).ConfigureAwait(false) : [];
        IReadOnlyList<BudgetState> budgets = await tracker.GetBudgetsAsync(new BudgetQuery { MaxAge = query.MaxAge }, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<AccountUsage> known = tracker.GetKnown(new UsageQuery { ConfiguredOnly = true, MaxAge = query.MaxAge });
        return new AlertFacts
        {
            Now = time.GetUtcNow(),
            Zone = time.LocalTimeZone,
            Budgets = budgets,
            Accounts = [.. known.Where(account => account.Account is { Problem: null, IsAbsentTool: false }).Select(account => FactsOf(account, usages))],
            Days = query.IncludesDays ? await ReadDaysAsync(cancellationToken).ConfigureAwait(false) : null,
        };
    }

    private async Task<IReadOnlyList<ProviderUsage>> AskAsync(AlertCheck query, CancellationToken cancellationToken)
    {
        List<ProviderUsage> usages = [];
        await foreach (ProviderUsage usage in tracker.GetUsageAsync(new UsageQuery { ConfiguredOnly = true, MaxAge = query.MaxAge }, cancellationToken).ConfigureAwait(false))
        {
            usages.Add(usage);
        }

        return usages;
    }

    /// <summary>Of a coding tool nothing but what was just read is known; all else is in the store, whoever brought it.</summary>
    private AccountFacts FactsOf(AccountUsage account, IReadOnlyList<ProviderUsage> asked)
    {
        string identity = account.Account.Identity();
        ProviderUsage? usage = asked.FirstOrDefault(one => one.AccountId == account.Account.Id) ?? account.Usage;
        (Outage? outage, Refusal? refusal) = store.ReadTrouble(account.Account.Id, identity) ?? new AccountTrouble(null, null);
        if (refusal is not null)
        {
            refusal = refusal with { Message = UsageAnswer.Refused(account.Account, refusal).Message };
        }
        else if (outage is { Error.Kind: UsageErrorKind.InvalidKey })
        {
            // A login that lives elsewhere on the machine: it is tried again, and not remembered as refused.
            refusal = new Refusal(outage.Error.Message, outage.StartedAt);
        }

        return new AccountFacts(account.Account.Id, usage, outage, refusal);
    }

    private async Task<IReadOnlyList<AccountDays>> ReadDaysAsync(CancellationToken cancellationToken)
    {
        DateOnly today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        HistoryAnswer answer = await tracker.GetHistoryAsync(
            new HistoryQuery
            {
                Period = new UsagePeriod(UsagePeriod.Midnight(today.AddDays(-1 - (7 * UsualDays.Weeks)), time.LocalTimeZone), UsagePeriod.Midnight(today.AddDays(1), time.LocalTimeZone)),
                By = HistoryGrouping.Account,
            },
            cancellationToken).ConfigureAwait(false);
        return [.. answer.Rows.Where(row => row.AccountId is not null).GroupBy(row => row.AccountId!, DaysOf)];
    }

    /// <summary>What is billed tells more than what is estimated, and that more than tokens.</summary>
    private static AccountDays DaysOf(string accountId, IEnumerable<HistoryRow> all)
    {
        HistoryRow[] rows = [.. all];
        foreach (CostSource source in new[] { CostSource.Billed, CostSource.Estimated })
        {
            HistoryRow[] own = [.. rows.Where(row => row.CostSource == source && row.CostUsd is not null)];
            if (own.Length > 0)
            {
                return new AccountDays(accountId, source, [.. own.Select(row => new DayAmount(DayOf(row), row.CostUsd!.Value, row is { IsComplete: true, IsCostPartial: false }))]);
            }
        }

        return new AccountDays(accountId, CostSource.Unknown, [.. rows.GroupBy(DayOf).Select(day => new DayAmount(day.Key, day.Sum(Tokens), day.All(row => row.IsComplete && HasTokens(row))))]);
    }

    private static DateOnly DayOf(HistoryRow row) => DateOnly.FromDateTime(row.Start.DateTime);

    private static bool HasTokens(HistoryRow row) => row is { TokensInput: not null, TokensOutput: not null };

    // Where cached tokens aren't told apart, they are in the input already.
    private static decimal Tokens(HistoryRow row) =>
        (decimal)(row.TokensInput ?? 0) + (row.TokensOutput ?? 0) + (row.TokensCacheRead ?? 0) + (row.TokensCacheWrite ?? 0);
}
