using System.Globalization;
using Aic.Core.Terminal;
using Aic.Core.Usage;

namespace Aic.Core.Charts;

/// <summary>Limits and what is used of them.</summary>
public static class QuotaTable
{
    /// <summary>Makes the table.</summary>
    /// <param name="usages">The accounts.</param>
    /// <param name="now">The time, for what resets when.</param>
    public static ReportTable Of(IEnumerable<ProviderUsage> usages, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(usages);
        return Make(usages, now, [], _ => [], UsageText.Age);
    }

    /// <summary>Makes the table with gauges, and counts the time down to each reset.</summary>
    internal static ReportTable WithGauges(IEnumerable<ProviderUsage> usages, DateTimeOffset now, int width, ChartGlyphs glyphs) => Make(
        usages,
        now,
        [new ReportColumn("")],
        quota => [quota.UsedPercent is { } percent ? new Cell(Gauge.Of(percent, width, glyphs), ChartLooks.OfShare(percent)) : new Cell("")],
        UsageText.Countdown);

    private static ReportTable Make(IEnumerable<ProviderUsage> usages, DateTimeOffset now, ReportColumn[] gauge, Func<QuotaWindow, Cell[]> draw, Func<TimeSpan, string> left)
    {
        ReportTable table = new(
        [
            new ReportColumn(""),
            new ReportColumn(""),
            .. gauge,
            new ReportColumn("", IsNumber: true),
            new ReportColumn("", IsNumber: true),
            new ReportColumn(""),
            new ReportColumn(""),
        ])
        { Indent = 2 };
        foreach (ProviderUsage usage in usages)
        {
            foreach (QuotaWindow quota in usage.Quotas)
            {
                table.Add(
                [
                    UsageText.Name(usage),
                    quota.Name,
                    .. draw(quota),
                    UsageText.Amounts(quota),
                    PercentOf(quota),
                    ResetOf(quota, now, left),
                    new Cell(UsageText.Pace(quota, now), quota.Pace == QuotaPace.OverPace ? Looks.Caution : Looks.Quiet),
                ]);
            }
        }

        return table;
    }

    private static Cell PercentOf(QuotaWindow quota) => quota.UsedPercent is decimal percent
        ? new Cell(percent.ToString("0", CultureInfo.InvariantCulture) + " %", ChartLooks.OfShare(percent))
        : new Cell("");

    private static Cell ResetOf(QuotaWindow quota, DateTimeOffset now, Func<TimeSpan, string> left) => quota.ResetsAt is DateTimeOffset reset
        ? new Cell(reset > now ? $"resets in {left(reset - now)}" : "resets now", Looks.Quiet)
        : new Cell("");
}
