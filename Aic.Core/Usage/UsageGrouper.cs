namespace Aic.Core.Usage;

/// <summary>Sums usage by provider, model, day, hour, block, project and session, in any combination.</summary>
public static class UsageGrouper
{
    /// <summary>Groups what accounts used.</summary>
    /// <param name="usages">The accounts; those without usage are left out.</param>
    /// <param name="by">What to group by; <see cref="UsageGrouping.None"/> gives one total.</param>
    /// <param name="zone">The user's time zone, for the days of buckets finer than a day.</param>
    /// <returns>The groups, by day, hour and block, then in the order of the accounts, then by project, session and model.</returns>
    /// <exception cref="OverflowException">A sum is beyond what a count can hold.</exception>
    public static IReadOnlyList<UsageGroup> Group(IEnumerable<ProviderUsage> usages, UsageGrouping by, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(usages);
        ArgumentNullException.ThrowIfNull(zone);

        // A block is one tool's: blocks of several tools have no common sum.
        by |= by.HasFlag(UsageGrouping.Block) ? UsageGrouping.Provider : UsageGrouping.None;
        IEnumerable<Member> members = usages
            .Where(usage => usage.Usage is not null)
            .SelectMany((usage, position) => Rows(usage.Usage!, by).Select(row => new Member(UsageGroupKey.Of(usage, position, row, by, zone), usage, row)));
        return [.. members.GroupBy(member => member.Key).OrderBy(group => group.Key).SelectMany(group => SplitByCostSource([.. group]).Select(sum => Forecast(sum, group.First().Usage, by)))];
    }

    /// <summary>The breakdown where it is needed and there is one; else the totals as one row.</summary>
    private static IEnumerable<UsageBreakdown> Rows(UsageData data, UsageGrouping by)
    {
        if (data.Breakdown.Count > 0 && (by & (UsageGrouping.Model | UsageGrouping.Day | UsageGrouping.Detail)) != 0)
        {
            return data.Breakdown;
        }

        UsageBreakdown total = new()
        {
            Start = data.PeriodStart,
            End = data.PeriodEnd,
            RequestsCount = data.RequestsCount,
            TokensInput = data.TokensInput,
            TokensOutput = data.TokensOutput,
            TokensCacheRead = data.TokensCacheRead,
            TokensCacheWrite = data.TokensCacheWrite,
            CostUsd = data.CostUsd,
            CostSource = data.CostSource,
        };
        return [total, .. data.CostOther.Select(money => new UsageBreakdown { Start = total.Start, End = total.End, CostOther = money, CostSource = data.CostSource })];
    }

    /// <summary>Looks ahead where the group is all of an active block, or all that one project, session or model has of it.</summary>
    private static UsageGroup Forecast(UsageGroup group, ProviderUsage usage, UsageGrouping by) =>
        group.Block is { IsActive: true } block && usage.FetchedAt is { } now && (by & (UsageGrouping.Day | UsageGrouping.Hour)) == 0
            ? group with { Forecast = UsageForecast.Of(block, now, group.TokensInput + group.TokensOutput + group.TokensCacheRead + group.TokensCacheWrite, group.CostUsd) }
            : group;

    /// <summary>Billed and estimated money is never added up: a group that has both becomes two.</summary>
    private static IEnumerable<UsageGroup> SplitByCostSource(Member[] members)
    {
        Member[] estimated = [.. members.Where(member => member.Row.CostSource == CostSource.Estimated)];
        bool isMixed = estimated.Length > 0 && members.Any(member => member.Row.CostSource == CostSource.Billed);
        if (!isMixed)
        {
            return [Sum(members)];
        }

        return [Sum([.. members.Where(member => member.Row.CostSource != CostSource.Estimated)]), Sum(estimated)];
    }

    private static UsageGroup Sum(Member[] members)
    {
        UsageGroupKey key = members[0].Key;
        UsageBreakdown[] rows = [.. members.Select(member => member.Row)];
        bool byProvider = key.AccountId is not null;
        return new UsageGroup
        {
            ProviderId = byProvider ? members[0].Usage.ProviderId : null,
            ProviderName = byProvider ? members[0].Usage.ProviderName : null,
            Account = byProvider ? members[0].Usage.Account : null,
            Day = key.Day,
            Hour = key.Hour,
            Block = key.Block,
            Project = key.Project,
            Session = key.Session,
            Model = key.Model,
            Item = key.Item,
            RequestsCount = Count(members, usage => usage.RequestsCount, row => row.RequestsCount),
            TokensInput = Count(members, usage => usage.TokensInput, row => row.TokensInput),
            TokensOutput = Count(members, usage => usage.TokensOutput, row => row.TokensOutput),
            TokensCacheRead = Count(members, usage => usage.TokensCacheRead, row => row.TokensCacheRead),
            TokensCacheWrite = Count(members, usage => usage.TokensCacheWrite, row => row.TokensCacheWrite),
            CostUsd = UsageTotals.Sum(rows.Select(row => row.CostUsd)),
            CostOther = UsageTotals.SumMoney(rows.Select(row => row.CostOther)),
            CostSource = rows.Select(row => row.CostSource).FirstOrDefault(source => source != CostSource.Unknown),
            IsCostPartial = members.Any(member => IsCostUnknown(member.Usage.Usage!, member.Row)),
            IsStale = members.Any(member => member.Usage.IsStale),
        };
    }

    /// <summary>True where a cost is missing: an account's as a whole, or that of a row in an estimate, which prices row by row.</summary>
    private static bool IsCostUnknown(UsageData usage, UsageBreakdown row) =>
        usage.CostSource == CostSource.Unknown || (usage.CostSource == CostSource.Estimated && row.CostSource == CostSource.Unknown);

    /// <summary>The sum of a count; null as soon as one account of the group doesn't know its own: a part isn't shown as the whole.</summary>
    private static long? Count(Member[] members, Func<UsageData, long?> total, Func<UsageBreakdown, long?> count) =>
        members.All(member => total(member.Usage.Usage!) is not null) ? UsageTotals.Sum(members.Select(member => count(member.Row))) : null;

    private sealed record Member(UsageGroupKey Key, ProviderUsage Usage, UsageBreakdown Row);
}
