namespace Aic.Core.Usage;

/// <summary>Sums usage by provider, model and day, in any combination.</summary>
public static class UsageGrouper
{
    /// <summary>Groups what accounts used.</summary>
    /// <param name="usages">The accounts; those without usage are left out.</param>
    /// <param name="by">What to group by; <see cref="UsageGrouping.None"/> gives one total.</param>
    /// <param name="zone">The user's time zone, for the days of buckets finer than a day.</param>
    /// <returns>The groups, by day, then in the order of the accounts, then by model.</returns>
    /// <exception cref="OverflowException">A sum is beyond what a count can hold.</exception>
    public static IReadOnlyList<UsageGroup> Group(IEnumerable<ProviderUsage> usages, UsageGrouping by, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(usages);
        ArgumentNullException.ThrowIfNull(zone);
        return
        [
            .. usages
                .Where(usage => usage.Usage is not null)
                .SelectMany((usage, position) => Rows(usage, usage.Usage!, by).Select(row => new Member(KeyOf(usage, row, position, by, zone), usage, row)))
                .GroupBy(member => member.Key)
                .OrderBy(group => group.Key.Day ?? DateOnly.MaxValue)
                .ThenBy(group => group.Key.Position)
                .ThenBy(group => group.Key.Model is null)
                .ThenBy(group => group.Key.Model, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Item, StringComparer.Ordinal)
                .SelectMany(group => SplitByCostSource([.. group])),
        ];
    }

    /// <summary>The breakdown where it is needed and there is one; else the totals as one row.</summary>
    private static IEnumerable<UsageBreakdown> Rows(ProviderUsage usage, UsageData data, UsageGrouping by)
    {
        if (data.Breakdown.Count > 0 && (by & (UsageGrouping.Model | UsageGrouping.Day)) != 0)
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

    private static GroupKey KeyOf(ProviderUsage usage, UsageBreakdown row, int position, UsageGrouping by, TimeZoneInfo zone)
    {
        bool byProvider = by.HasFlag(UsageGrouping.Provider);
        bool byModel = by.HasFlag(UsageGrouping.Model);
        return new GroupKey(
            byProvider ? usage.AccountId : null,
            byProvider ? position : 0,
            by.HasFlag(UsageGrouping.Day) && usage.Usage!.Breakdown.Count > 0 ? DayOf(row, zone) : null,
            byModel ? row.Model : null,
            byModel && row.Model is null ? row.Item : null);
    }

    private static DateOnly DayOf(UsageBreakdown row, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(row.End - row.Start == TimeSpan.FromDays(1) && row.Start.UtcDateTime.TimeOfDay == TimeSpan.Zero
            ? row.Start.UtcDateTime
            : TimeZoneInfo.ConvertTime(row.Start, zone).DateTime);

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
        GroupKey key = members[0].Key;
        UsageBreakdown[] rows = [.. members.Select(member => member.Row)];
        bool byProvider = key.AccountId is not null;
        return new UsageGroup
        {
            ProviderId = byProvider ? members[0].Usage.ProviderId : null,
            ProviderName = byProvider ? members[0].Usage.ProviderName : null,
            Account = byProvider ? members[0].Usage.Account : null,
            Day = key.Day,
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

    private sealed record GroupKey(string? AccountId, int Position, DateOnly? Day, string? Model, string? Item);

    private sealed record Member(GroupKey Key, ProviderUsage Usage, UsageBreakdown Row);
}
