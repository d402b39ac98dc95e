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
            new ReportColumn(""))
        { Indent = 2 };
        foreach (ProviderUsage usage in usages)
        {
            foreach (QuotaWindow quota in usage.Quotas)
            {
                table.Add(AccountTable.NameOf(usage), quota.Name, AmountsOf(quota), PercentOf(quota), ResetOf(quota, now));
            }
        }

        return table;
    }

    private static string AmountsOf(QuotaWindow quota) => quota switch
    {
        { Used: decimal used, Limit: decimal limit } => $"{Amount(used, quota.Unit)} of {Amount(limit, quota.Unit)}",
        { Used: decimal used } => $"{Amount(used, quota.Unit)} used",
        { Limit: decimal limit } => $"limit {Amount(limit, quota.Unit)}",
        _ => "",
    };

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

    private static string Amount(decimal amount, string? unit)
    {
        if (unit is { Length: 3 } && unit.All(char.IsAsciiLetterUpper))
        {
            return UsageText.Money(amount, unit);
        }

        string number = decimal.Truncate(amount) == amount && Math.Abs(amount) <= long.MaxValue
            ? UsageText.Count((long)amount)
            : amount.ToString("#,##0.##", CultureInfo.InvariantCulture);
        return unit is null ? number : $"{number} {unit}";
    }
}
