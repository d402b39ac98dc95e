using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>The page about usage: what was asked, the numbers, what they add up to, and what a reader should know about them.</summary>
/// <param name="report">The page.</param>
/// <param name="time">The clock and the user's time zone.</param>
internal sealed class UsagePage(Report report, TimeProvider time)
{
    /// <summary>Writes the page.</summary>
    /// <param name="title">What was asked, in words.</param>
    /// <param name="period">The period.</param>
    /// <param name="usages">The accounts, in the order to show them.</param>
    /// <param name="by">How to group them; none shows a row for each account.</param>
    public void Write(string? title, UsagePeriod period, IReadOnlyList<ProviderUsage> usages, UsageGrouping by)
    {
        ProviderUsage[] asked = [.. usages.Where(usage => !IsIdle(usage))];
        string days = PeriodText.Of(period, time.LocalTimeZone);
        report.Line(title is null ? new Cell(days, Looks.Heading) : new Cell(title, Looks.Heading), title is null ? "" : $"  {days}");
        report.Line();
        if (asked.Length == 0)
        {
            report.Line("No provider is set up yet." + (usages.Count == 0 ? " What to set: aic providers list" : ""));
        }

        report.Table(TableOf(asked, by));
        report.Section("Cost", CostTable.Of(asked, time.LocalTimeZone));
        report.Section("Limits", QuotaTable.Of(asked, time.GetUtcNow()));
        report.Section("Notes", NotesTable.Of(asked));
        report.Section(asked.Length == 0 ? "What to set" : "Not set up", SetupTable.Of(usages.Except(asked)));
        report.Flush();
    }

    private ReportTable TableOf(ProviderUsage[] usages, UsageGrouping by)
    {
        if (by == UsageGrouping.None)
        {
            return AccountTable.Of(usages, time.GetUtcNow());
        }

        ReportTable table = GroupTable.Of(UsageGrouper.Group(usages, by, time.LocalTimeZone), by);
        if (table.IsEmpty && usages.Length > 0)
        {
            report.Line("No usage to sum up.");
        }

        return table;
    }

    /// <summary>True for an account that nobody expects an answer of: without a key, or switched off.</summary>
    private static bool IsIdle(ProviderUsage usage) =>
        usage is { IsConfigured: false, IsAvailable: false, Error: null or { Kind: UsageErrorKind.MissingKey } };
}
