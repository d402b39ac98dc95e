using Aic.Core.Charts;
using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>The page about usage: what was asked, the numbers, what they add up to, and what a reader should know about them.</summary>
/// <param name="report">The page.</param>
/// <param name="time">The clock and the user's time zone.</param>
internal sealed class UsagePage(Report report, TimeProvider time)
{
    private const string Advice = "What to set: aic providers list";

    /// <summary>What was asked, in words; null for a period without a name.</summary>
    public string? Title { get; init; }

    /// <summary>How to sum; none shows a row for each account.</summary>
    public UsageGrouping By { get; init; }

    /// <summary>True to say of each account that isn't set up what to set, also beside others that are.</summary>
    public bool ExplainsSetup { get; init; }

    /// <summary>Writes the page.</summary>
    /// <param name="period">The period.</param>
    /// <param name="usages">The accounts, in the order to show them.</param>
    public void Write(UsagePeriod period, IReadOnlyList<ProviderUsage> usages)
    {
        ProviderUsage[] asked = [.. usages.Where(usage => !IsIdle(usage))];
        WriteTitle(period);
        if (asked.Length == 0)
        {
            report.Line(usages.Count == 0 ? $"No provider is set up yet. {Advice}" : "No provider is set up yet.");
        }

        report.Table(NumbersOf(asked));
        report.Section("Cost", CostTable.Of(asked, time.LocalTimeZone, report.Money));
        report.Section("Limits", QuotaTable.Of(asked, time.GetUtcNow(), report.Money));
        report.Section("Notes", NotesTable.Of(asked));
        WriteSetup([.. usages.Except(asked)], isAlone: asked.Length == 0);
        report.Flush();
    }

    private void WriteTitle(UsagePeriod period)
    {
        string days = UsageText.Period(period.Start, period.End, time.LocalTimeZone);
        report.Line(new Cell(Title ?? days, Looks.Heading), Title is null ? "" : $"  {days}");
        report.Line();
    }

    private ReportTable NumbersOf(ProviderUsage[] usages)
    {
        if (By == UsageGrouping.None)
        {
            return AccountTable.Of(usages, time.GetUtcNow(), report.Money);
        }

        ReportTable table = GroupTable.Of(UsageGrouper.Group(usages, By, time.LocalTimeZone), By, time.LocalTimeZone, report.Money);
        if (table.IsEmpty && usages.Length > 0)
        {
            report.Line("No usage to sum up.");
        }

        return table;
    }

    private void WriteSetup(ProviderUsage[] idle, bool isAlone)
    {
        if (isAlone || ExplainsSetup)
        {
            report.Section(isAlone ? "What to set" : "Not set up", SetupTable.Of(idle));
            return;
        }

        string names = string.Join(", ", idle.Where(usage => usage.Error is not null).Select(UsageText.Name));
        if (names.Length > 0)
        {
            report.Line();
            report.Line(new Cell($"Not set up: {names}. {Advice}", Looks.Quiet));
        }
    }

    /// <summary>True for an account that nobody expects an answer of: without a key (which is its error), or switched off (which is none).</summary>
    private static bool IsIdle(ProviderUsage usage) =>
        usage is { IsConfigured: false, IsAvailable: false, Error: null or { Kind: UsageErrorKind.MissingKey } };
}
