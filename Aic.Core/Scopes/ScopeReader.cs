using Aic.Core.Forecasting;
using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Scopes;

/// <summary>A question about a part of all usage in a period.</summary>
internal sealed record ScopeQuestion(UsageScope Scope, UsagePeriod Period);

/// <summary>Its answer.</summary>
/// <param name="Accounts">The accounts of the scope that are set up, and those that are only imported.</param>
/// <param name="Usage">What they used in the period.</param>
/// <param name="Past">What they used in the weeks before; null where that isn't known of all of them.</param>
internal sealed record ScopeAnswer(IReadOnlyList<ProviderAccount> Accounts, ScopeUsage Usage, ScopeUsage? Past);

/// <summary>Asks for usage of several scopes and periods at once: no account twice for the same period.</summary>
/// <param name="tracker">Whom to ask.</param>
/// <param name="imported">Tells what was imported of accounts that aren't set up.</param>
/// <param name="zone">The user's time zone.</param>
internal sealed class ScopeReader(UsageTracker tracker, ImportedUsage imported, TimeZoneInfo zone)
{
    // What is over changes seldom: providers correct it for a day or so.
    private static readonly TimeSpan PastAge = TimeSpan.FromDays(1);

    /// <summary>Asks.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="how">How: whether anew, and how old usage may be.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <param name="withPast">False leaves out the weeks before.</param>
    public async Task<IReadOnlyList<ScopeAnswer>> ReadAsync(IReadOnlyList<ScopeQuestion> questions, UsageQuery how, CancellationToken cancellationToken, bool withPast = true)
    {
        IReadOnlyList<ProviderAccount> accounts = [.. tracker.GetAccounts().Where(account => account is { IsConfigured: true, IsEnabled: true, IsAbsentTool: false })];
        IReadOnlyList<ProviderAccount> others = [.. tracker.GetHistoryAccounts().Where(account => !accounts.Any(one => one.Id == account.Id))];
        Dictionary<(UsagePeriod Period, UsageGrouping Detail), Task<IReadOnlyList<ProviderUsage>>> asked = [];
        Dictionary<(UsagePeriod Period, UsageGrouping Detail), Task<IReadOnlyList<ProviderUsage>>> before = [];
        foreach (IGrouping<(UsagePeriod Period, UsageGrouping Detail), UsageScope> group in questions.GroupBy(question => (question.Period, question.Scope.Detail), question => question.Scope))
        {
            string[] ids = [.. accounts.Where(account => group.Any(scope => Has(scope, account))).Select(account => account.Id)];
            UsageQuery query = how with { Accounts = ids, ById = true, Period = group.Key.Period, Detail = group.Key.Detail };
            asked[group.Key] = AskAsync(query, cancellationToken);
            if (withPast)
            {
                // Another question may be about just these weeks: that one's answer is kept apart.
                UsagePeriod past = PastOf(group.Key.Period);
                before[group.Key] = AskAsync(query with { Period = past, Refresh = false, MaxAge = how.MaxAge > PastAge ? how.MaxAge : PastAge }, cancellationToken);
            }
        }

        await Task.WhenAll(asked.Values.Concat(before.Values)).ConfigureAwait(false);
        return [.. questions.Select(question => Answer(
            question,
            accounts,
            others,
            asked[(question.Period, question.Scope.Detail)].Result,
            before.GetValueOrDefault((question.Period, question.Scope.Detail))?.Result))];
    }

    /// <summary>The weeks before a period that a forecast looks back to.</summary>
    private UsagePeriod PastOf(UsagePeriod period)
    {
        DateOnly first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(period.Start, zone).DateTime);
        return new UsagePeriod(UsagePeriod.Midnight(first.AddDays(-DailyModel.MostDays), zone), period.Start);
    }

    private ScopeAnswer Answer(
        ScopeQuestion question, IReadOnlyList<ProviderAccount> accounts, IReadOnlyList<ProviderAccount> others, IReadOnlyList<ProviderUsage> usages, IReadOnlyList<ProviderUsage>? past)
    {
        UsageScope scope = question.Scope;
        List<ProviderAccount> own = [.. accounts.Where(account => Has(scope, account))];
        List<string> missing = [];
        foreach (ProviderAccount account in others.Where(account => ImportedUsage.Counts(account, scope)))
        {
            if (imported.Read(account, question.Period) is ({ } told, var unknown))
            {
                own.Add(account);
                usages = [.. usages, told];
                past = past is not null && imported.Read(account, PastOf(question.Period)) is { } before ? [.. past, before.Usage] : past;
                missing.AddRange(unknown is null ? [] : [unknown]);
            }
        }

        ScopeUsage usage = ScopeUsage.Of(usages, scope, zone);
        missing.ForEach(usage.LacksAll);
        foreach (string name in scope.AccountNames.Where(name => !own.Any(account => IsNamed(account, name))))
        {
            usage.LacksAll($"{name} isn't set up.");
        }

        if (own.Count == 0 && !scope.AccountNames.Any())
        {
            usage.LacksAll("No account that it is about is set up.");
        }

        // Weeks before that an account isn't in would make the days since look like growth.
        bool isPastKnown = past is not null && usages.Where(one => one.Usage is not null).All(one => past.Any(before => before.AccountId == one.AccountId && before.Usage is not null));
        return new ScopeAnswer(own, usage, isPastKnown ? ScopeUsage.Of(past!, scope, zone) : null);
    }

    private async Task<IReadOnlyList<ProviderUsage>> AskAsync(UsageQuery query, CancellationToken cancellationToken)
    {
        List<ProviderUsage> usages = [];
        if (query.Accounts.Count == 0)
        {
            return usages;
        }

        await foreach (ProviderUsage usage in tracker.GetUsageAsync(query, cancellationToken).ConfigureAwait(false))
        {
            usages.Add(usage);
        }

        // As they come they are in the order of who answers first; sentences about them shall not be.
        usages.Sort((one, other) => string.CompareOrdinal(one.AccountId, other.AccountId));
        return usages;
    }

    private static bool Has(UsageScope scope, ProviderAccount account) => scope.HasAccount(account.Id, account.Provider.Id);

    private static bool IsNamed(ProviderAccount account, string name) =>
        string.Equals(account.Id, name, StringComparison.OrdinalIgnoreCase) || string.Equals(account.Provider.Id, name, StringComparison.OrdinalIgnoreCase);
}
