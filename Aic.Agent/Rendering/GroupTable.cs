using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>Usage with a row for each day, provider or model, whichever was asked for.</summary>
internal static class GroupTable
{
    /// <summary>Makes the table.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="by">What they were grouped by.</param>
    public static ReportTable Of(IReadOnlyList<UsageGroup> groups, UsageGrouping by)
    {
        bool hasStale = groups.Any(group => group.IsStale);
        ReportTable table = new(
        [
            .. by.HasFlag(UsageGrouping.Day) ? [new ReportColumn("Day")] : Array.Empty<ReportColumn>(),
            .. by.HasFlag(UsageGrouping.Provider) ? [new ReportColumn("Provider")] : Array.Empty<ReportColumn>(),
            .. by.HasFlag(UsageGrouping.Model) ? [new ReportColumn("Model")] : Array.Empty<ReportColumn>(),
            .. NumberColumns.All,
            .. hasStale ? [new ReportColumn("")] : Array.Empty<ReportColumn>(),
        ]);
        foreach (UsageGroup group in groups)
        {
            table.Add(
            [
                .. KeyOf(group, by),
                .. NumberColumns.Of(group.RequestsCount, group.TokensInput, group.TokensOutput, group.TokensCacheRead, group.TokensCacheWrite),
                NumberColumns.Cost(UsageText.Cost(group), group.CostSource),
                .. hasStale ? [new Cell(group.IsStale ? "stale" : "", Looks.Caution)] : Array.Empty<Cell>(),
            ]);
        }

        return table;
    }

    private static IEnumerable<Cell> KeyOf(UsageGroup group, UsageGrouping by)
    {
        if (by.HasFlag(UsageGrouping.Day))
        {
            yield return group.Day is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : new Cell("no day", Looks.Quiet);
        }

        if (by.HasFlag(UsageGrouping.Provider))
        {
            yield return AccountTable.NameOf(group.ProviderName, group.Account);
        }

        if (by.HasFlag(UsageGrouping.Model))
        {
            yield return group.Model ?? new Cell(group.Item ?? "no model", Looks.Quiet);
        }
    }
}
