using System.Globalization;
using Aic.Core.Usage;
using Spectre.Console;

namespace Aic.Agent.Rendering;

/// <summary>Limits and what is used of them.</summary>
internal static class QuotaTable
{
    private const decimal CloseToLimit = 80;

    /// <summary>Makes the table.</summary>
    /// <param name="usages">The accounts.</param>
    /// <param name="now">The time, for what resets when.</param>
    public static ReportTable Of(IEnumerable<ProviderUsage> usages, DateTimeOffset now)
    {
        ReportTable table = new(
            new ReportColumn(""),
            new ReportColumn(""),
            new ReportColumn("", IsNumber: true),
            new ReportColumn("", IsNumber: true),
            new ReportColumn(""),
            new ReportColumn(""))
        { Indent = 2 };
        foreach (ProviderUsage usage in usages)
        {
            foreach (QuotaWindow quota in usage.Quotas)
            {
                table.Add(AccountTable.NameOf(usage), quota.Name, UsageText.Amounts(quota), PercentOf(quota), ResetOf(quota, now), new Cell(UsageText.Pace(quota, now), quota.Pace == QuotaPace.OverPace ? Looks.Caution : Looks.Quiet));
            }
        }

        return table;
    }

    private static Cell PercentOf(QuotaWindow quota) => quota.UsedPercent is decimal percent
        ? new Cell(percent.ToString("0", CultureInfo.InvariantCulture) + " %", LookOf(percent))
        : new Cell("");

    private static Cell ResetOf(QuotaWindow quota, DateTimeOffset now) => quota.ResetsAt is DateTimeOffset reset
        ? new Cell(reset > now ? $"resets in {UsageText.Age(reset - now)}" : "resets now", Looks.Quiet)
        : new Cell("");

    private static Style LookOf(decimal percent) => percent switch
    {
        >= 100 => Looks.Bad,
        >= CloseToLimit => Looks.Caution,
        _ => Looks.Good,
    };
}
