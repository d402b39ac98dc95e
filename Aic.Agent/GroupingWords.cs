using Aic.Core.Usage;

namespace Aic.Agent;

/// <summary>Reads the words for groupings that the command line and the API share.</summary>
internal static class GroupingWords
{
    /// <summary>The words, for messages.</summary>
    public const string Names = "provider, project, session, model, day, hour and block";

    /// <summary>Reads words joined by commas.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unknown">The first word that is none; null when all are.</param>
    public static UsageGrouping Read(string text, out string? unknown)
    {
        unknown = null;
        UsageGrouping by = UsageGrouping.None;
        foreach (string name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            UsageGrouping found = name.ToLowerInvariant() switch
            {
                "provider" => UsageGrouping.Provider,
                "project" => UsageGrouping.Project,
                "session" => UsageGrouping.Session,
                "model" => UsageGrouping.Model,
                "day" => UsageGrouping.Day,
                "hour" => UsageGrouping.Hour,
                "block" => UsageGrouping.Block,
                _ => UsageGrouping.None,
            };
            if (found == UsageGrouping.None)
            {
                unknown = name;
                return UsageGrouping.None;
            }

            by |= found;
        }

        return by;
    }
}
