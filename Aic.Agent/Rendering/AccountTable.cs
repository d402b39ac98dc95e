using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>Usage with a row for each account.</summary>
internal static class AccountTable
{
    /// <summary>Makes the table.</summary>
    /// <param name="usages">The accounts.</param>
    /// <param name="now">The time, for ages.</param>
    /// <param name="money">How money is shown; null for as it is.</param>
    public static ReportTable Of(IEnumerable<ProviderUsage> usages, DateTimeOffset now, IMoneyView? money)
    {
        ReportTable table = new([new ReportColumn("Provider"), .. NumberColumns.All, new ReportColumn("Updated")]);
        foreach (ProviderUsage usage in usages)
        {
            UsageData? data = usage.Usage;
            table.Add(
            [
                UsageText.Name(usage),
                .. NumberColumns.Of(data?.RequestsCount, data?.TokensInput, data?.TokensOutput, data?.TokensCacheRead, data?.TokensCacheWrite),
                NumberColumns.Cost(data is null ? UsageText.Unknown : UsageText.Cost(data, money), data?.CostSource),
                UpdatedOf(usage, now),
            ]);
        }

        return table;
    }

    private static Cell UpdatedOf(ProviderUsage usage, DateTimeOffset now) => usage switch
    {
        { IsStale: true, FetchedAt: { } fetched } => new Cell($"{UsageText.Age(now - fetched)}, stale", Looks.Caution),
        { Error: { Kind: UsageErrorKind.NotSupported } } => new Cell(UsageText.Status(usage), Looks.Quiet),
        { Error: not null } => new Cell(UsageText.Status(usage), Looks.Bad),
        { FetchedAt: { } fetched } => new Cell(UsageText.Age(now - fetched) is var age && age == "now" ? age : $"{age} ago", Looks.Quiet),
        _ => new Cell(UsageText.Status(usage), Looks.Quiet),
    };
}
