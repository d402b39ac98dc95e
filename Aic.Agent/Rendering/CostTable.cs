using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>What everything cost together: what was billed, and apart from it what is estimated. Each currency for itself.</summary>
internal static class CostTable
{
    /// <summary>Makes the table; empty when nobody knows a cost.</summary>
    /// <param name="usages">The accounts.</param>
    /// <param name="zone">The user's time zone.</param>
    /// <param name="money">How money is shown; null for as it is.</param>
    public static ReportTable Of(IReadOnlyList<ProviderUsage> usages, TimeZoneInfo zone, IMoneyView? money)
    {
        ReportTable table = new(new ReportColumn(""), new ReportColumn("", IsNumber: true), new ReportColumn("")) { Indent = 2 };
        foreach (UsageGroup group in UsageGrouper.Group(usages, UsageGrouping.None, zone).Where(group => group.CostSource != CostSource.Unknown))
        {
            bool isEstimated = group.CostSource == CostSource.Estimated;
            table.Add(isEstimated ? "estimated" : "billed", NumberColumns.Cost(UsageText.Cost(group, money), group.CostSource), new Cell(isEstimated ? "at API prices, not billed" : "", Looks.Quiet));
        }

        string[] unknown = [.. usages.Where(usage => usage.Usage is null or { CostSource: CostSource.Unknown }).Select(usage => usage.AccountId)];
        if (!table.IsEmpty && unknown.Length > 0)
        {
            table.Add("unknown", new Cell(UsageText.Unknown, Looks.Quiet), new Cell(string.Join(", ", unknown), Looks.Quiet));
        }

        return table;
    }
}
