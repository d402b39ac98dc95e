using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Core.History;

/// <summary>Rows of a history as tables show them.</summary>
public static class HistoryText
{
    /// <summary>A row's time: <c>2026-11-24</c>, <c>2026-11-24 14:00</c>, <c>2026-W48</c> (ISO 8601), <c>2026-11</c>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="granularity">How long its bucket is.</param>
    public static string Bucket(HistoryRow row, HistoryGranularity granularity)
    {
        ArgumentNullException.ThrowIfNull(row);
        DateTime start = row.Start.DateTime;
        return granularity switch
        {
            HistoryGranularity.Hour => UsageText.Hour(row.Start),
            HistoryGranularity.Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(start):0000}-W{ISOWeek.GetWeekOfYear(start):00}"),
            HistoryGranularity.Month => start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>What a row is about besides its time: <c>openai | gpt-5</c>; a dash for what isn't known; empty where nothing is told apart.</summary>
    /// <param name="row">The row.</param>
    /// <param name="by">What rows tell apart.</param>
    public static string Group(HistoryRow row, HistoryGrouping by)
    {
        ArgumentNullException.ThrowIfNull(row);
        List<string> parts = [];
        if ((by & (HistoryGrouping.Account | HistoryGrouping.Provider)) != 0)
        {
            parts.Add(row.AccountId ?? row.ProviderName ?? UsageText.Unknown);
        }

        if (by.HasFlag(HistoryGrouping.Project))
        {
            parts.Add(row.Project ?? UsageText.Unknown);
        }

        if (by.HasFlag(HistoryGrouping.Model))
        {
            parts.Add(row.Model ?? (row.Item is null ? UsageText.Unknown : $"({row.Item})"));
        }

        return string.Join(" | ", parts);
    }

    /// <summary>What a reader should know of a row: <c>so far</c> where not all of its time is known, <c>imported</c> where a file told it; empty otherwise.</summary>
    /// <param name="row">The row.</param>
    public static string Mark(HistoryRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (row.IsComplete, row.IsImported) switch
        {
            (false, true) => "so far, imported",
            (false, false) => "so far",
            (true, true) => "imported",
            _ => "",
        };
    }

    /// <summary>What a row cost: as for a group of usage (<see cref="UsageText.Cost(UsageGroup, IMoneyView?)"/>).</summary>
    /// <param name="row">The row.</param>
    /// <param name="view">How money is shown; null for as it is.</param>
    public static string Cost(HistoryRow row, IMoneyView? view = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        return UsageText.Cost(new UsageGroup { CostUsd = row.CostUsd, CostOther = row.CostOther, CostSource = row.CostSource, IsCostPartial = row.IsCostPartial }, view);
    }
}
