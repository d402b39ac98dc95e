using Aic.Core.Usage;

namespace Aic.PowerShell.Output;

/// <summary>Names a group by what it is summed by, in the order in which groups are sorted.</summary>
internal static class GroupText
{
    /// <summary>The name: <c>2026-11-01 | claude-code | /home/dev/app</c>; a dash for what isn't known.</summary>
    public static string Of(UsageGroup group, UsageGrouping by, TimeZoneInfo zone) => string.Join(" | ", Parts(group, by, zone));

    private static IEnumerable<string> Parts(UsageGroup group, UsageGrouping by, TimeZoneInfo zone)
    {
        if (by.HasFlag(UsageGrouping.Day))
        {
            yield return AicFormat.DayOf(group);
        }

        if (by.HasFlag(UsageGrouping.Hour))
        {
            yield return UsageText.Hour(group.Hour);
        }

        if (by.HasFlag(UsageGrouping.Block))
        {
            yield return UsageText.Block(group.Block, zone);
        }

        if (by.HasFlag(UsageGrouping.Provider) || by.HasFlag(UsageGrouping.Block))
        {
            yield return AicFormat.AccountOf(group);
        }

        if (by.HasFlag(UsageGrouping.Project))
        {
            yield return group.Project ?? UsageText.Unknown;
        }

        if (by.HasFlag(UsageGrouping.Session))
        {
            yield return group.Session ?? UsageText.Unknown;
        }

        if (by.HasFlag(UsageGrouping.Model))
        {
            yield return AicFormat.ModelOf(group) is { Length: > 0 } model ? model : UsageText.Unknown;
        }
    }
}
