using System.Globalization;
using Aic.Core.Terminal;
using Aic.Core.Usage;
using Spectre.Console;

namespace Aic.Core.Charts;

/// <summary>Limits and what is used of them.</summary>
public static class QuotaTable
{
    /// <summary>Makes the table.</summary>
    /// <param name="usages">The accounts.</param>
    /// <param name="now">The time, for what resets when.</param>
    /// <param name="money">How money is shown; null for as it is.</param>
    public static ReportTable Of(IEnumerable<ProviderUsage> usages, DateTimeOffset now, IMoneyView? money = null)
    {
        ArgumentNullException.ThrowIfNull(usages);
        return Make(
            usages,
            [new(""), new(""), new("", IsNumber: true), new("", IsNumber: true), new(""), new("")],
            quota => [UsageText.Amounts(quota, money), PercentOf(quota), new Cell(Reset(quota, now, UsageText.Age), Looks.Quiet), new Cell(UsageText.Pace(quota, now), LookOf(quota.Pace))]);
    }

    /// <summary>Makes the table with gauges, and counts the time down to each reset.</summary>
    internal static ReportTable WithGauges(IEnumerable<ProviderUsage> usages, DateTimeOffset now, int width, ChartGlyphs glyphs) => Make(
        usages,
        [new(""), new(""), new(""), new("", IsNumber: true), new("", IsNumber: true), new("")],
        quota =>
        [
            quota.UsedPercent is { } percent ? new Cell(Gauge.Of(percent, width, glyphs), ChartLooks.OfShare(percent)) : "",
            PercentOf(quota),
            UsageText.Amounts(quota),
            new Cell(string.Join(", ", new[] { Reset(quota, now, UsageText.Countdown), UsageText.Pace(quota, now) }.Where(text => text.Length > 0)), LookOf(quota.Pace)),
        ]);

    private static ReportTable Make(IEnumerable<ProviderUsage> usages, ReportColumn[] columns, Func<QuotaWindow, Cell[]> draw)
    {
        ReportTable table = new(columns) { Indent = 2 };
        foreach (ProviderUsage usage in usages)
        {
            foreach (QuotaWindow quota in usage.Quotas)
            {
                table.Add([UsageText.Name(usage), quota.Name, .. draw(quota)]);
            }
        }

        return table;
    }

    private static Cell PercentOf(QuotaWindow quota) => quota.UsedPercent is decimal percent
        ? new Cell(percent.ToString("0", CultureInfo.InvariantCulture) + " %", ChartLooks.OfShare(percent))
        : new Cell("");

    private static Style LookOf(QuotaPace? pace) => pace == QuotaPace.OverPace ? Looks.Caution : Looks.Quiet;

    private static string Reset(QuotaWindow quota, DateTimeOffset now, Func<TimeSpan, string> left) => quota.ResetsAt is not DateTimeOffset reset
        ? ""
        : reset > now ? $"resets in {left(reset - now)}" : "resets now";
}
