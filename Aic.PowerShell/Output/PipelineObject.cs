using System.Management.Automation;
using Aic.Core.History;
using Aic.Core.Usage;

namespace Aic.PowerShell.Output;

/// <summary>
/// The domain's records as they go down the pipeline. What is added here could stand in a types file as well, which would add to every import
/// what here costs nothing.
/// </summary>
internal static class PipelineObject
{
    /// <summary>An account's usage with its numbers also at the object itself, for <c>Sort-Object CostUsd</c> and <c>Export-Csv</c>.</summary>
    public static PSObject Of(ProviderUsage usage)
    {
        UsageData? data = usage.Usage;
        ShownMoney.Note(data?.CostOther ?? []);

        // A copy, since what is added belongs to the object inside: two sessions that waited for the same answer would add it twice.
        PSObject item = new(usage with { });
        Add(item, "Status", UsageText.Status(usage));
        Add(item, nameof(UsageData.RequestsCount), data?.RequestsCount);
        Add(item, nameof(UsageData.TokensInput), data?.TokensInput);
        Add(item, nameof(UsageData.TokensOutput), data?.TokensOutput);
        Add(item, nameof(UsageData.TokensCacheRead), data?.TokensCacheRead);
        Add(item, nameof(UsageData.TokensCacheWrite), data?.TokensCacheWrite);
        Add(item, nameof(UsageData.CostUsd), data?.CostUsd);
        Add(item, nameof(UsageData.CostSource), data?.CostSource);
        Add(item, nameof(UsageData.PeriodStart), data?.PeriodStart);
        Add(item, nameof(UsageData.PeriodEnd), data?.PeriodEnd);
        return item;
    }

    /// <summary>A sum, with the name of the view whose columns are what it is summed by.</summary>
    /// <param name="group">The sum.</param>
    /// <param name="by">What it is summed by.</param>
    /// <param name="zone">The time zone, for its name.</param>
    public static PSObject Of(UsageGroup group, UsageGrouping by, TimeZoneInfo zone)
    {
        ShownMoney.Note(group.CostOther);
        PSObject item = new(group);
        if ((by & UsageGrouping.Detail) != 0)
        {
            // There are too many combinations for a view of each: one column names the group.
            Add(item, "Group", GroupText.Of(group, by, zone));
            item.TypeNames.Insert(0, $"{typeof(UsageGroup).FullName}#{(by.HasFlag(UsageGrouping.Block) ? "Block" : "Detail")}");
            return item;
        }

        string keys = string.Concat(new[] { UsageGrouping.Day, UsageGrouping.Provider, UsageGrouping.Model }.Where(key => by.HasFlag(key)));
        item.TypeNames.Insert(0, $"{typeof(UsageGroup).FullName}#{keys}");
        return item;
    }

    /// <summary>A row of a history, with one text that names it, for the view.</summary>
    /// <param name="row">The row.</param>
    /// <param name="granularity">How long its bucket is.</param>
    /// <param name="by">What rows tell apart.</param>
    public static PSObject Of(HistoryRow row, HistoryGranularity granularity, HistoryGrouping by)
    {
        ShownMoney.Note(row.CostOther);
        PSObject item = new(row);
        Add(item, "Bucket", HistoryText.Bucket(row, granularity));
        Add(item, "Group", HistoryText.Group(row, by));
        if (by != HistoryGrouping.None)
        {
            item.TypeNames.Insert(0, $"{typeof(HistoryRow).FullName}#Group");
        }

        return item;
    }

    private static void Add(PSObject item, string name, object? value) => item.Properties.Add(new PSNoteProperty(name, value));
}
