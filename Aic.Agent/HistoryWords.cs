using Aic.Core.History;

namespace Aic.Agent;

/// <summary>Reads the words for histories that the command line and the API share.</summary>
internal static class HistoryWords
{
    /// <summary>The words for what to tell apart, for messages.</summary>
    public const string GroupingNames = "provider, account, model and project";

    /// <summary>The words for buckets, for messages.</summary>
    public const string GranularityNames = "hour, day, week and month";

    /// <summary>Reads words joined by commas.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unknown">The first word that is none; null when all are.</param>
    public static HistoryGrouping ReadGrouping(string text, out string? unknown)
    {
        unknown = null;
        HistoryGrouping by = HistoryGrouping.None;
        foreach (string name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            HistoryGrouping found = name.ToLowerInvariant() switch
            {
                "provider" => HistoryGrouping.Provider,
                "account" => HistoryGrouping.Account,
                "model" => HistoryGrouping.Model,
                "project" => HistoryGrouping.Project,
                _ => HistoryGrouping.None,
            };
            if (found == HistoryGrouping.None)
            {
                unknown = name;
                return HistoryGrouping.None;
            }

            by |= found;
        }

        return by;
    }

    /// <summary>Reads the word for a bucket; null when it is none.</summary>
    /// <param name="text">The text.</param>
    public static HistoryGranularity? ReadGranularity(string text) => text.ToLowerInvariant() switch
    {
        "hour" => HistoryGranularity.Hour,
        "day" => HistoryGranularity.Day,
        "week" => HistoryGranularity.Week,
        "month" => HistoryGranularity.Month,
        _ => null,
    };
}
