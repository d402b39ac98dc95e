using Aic.Core.Usage;

namespace Aic.Core.Tracking;

/// <summary>Says what an account doesn't know of what was asked for.</summary>
internal static class DetailNotes
{
    private static readonly (UsageGrouping Detail, string Name, Func<UsageBreakdown, bool> IsKnown)[] Details =
    [
        (UsageGrouping.Project, "projects", row => row.Project is not null),
        (UsageGrouping.Session, "sessions", row => row.Session is not null),
        (UsageGrouping.Hour, "hours", row => row.End - row.Start <= TimeSpan.FromHours(1)),
        (UsageGrouping.Block, "blocks of five hours", row => row.Block is not null),
    ];

    /// <summary>The usage with a note where it lacks something.</summary>
    /// <param name="usage">The usage.</param>
    /// <param name="detail">What was asked for.</param>
    public static ProviderUsage AddTo(ProviderUsage usage, UsageGrouping detail)
    {
        if (usage.Usage is not { } data)
        {
            return usage;
        }

        string[] missing = [.. Details.Where(one => detail.HasFlag(one.Detail) && !data.Breakdown.Any(one.IsKnown)).Select(one => one.Name)];
        return missing.Length == 0
            ? usage
            : usage with { Notes = [.. usage.Notes, $"{usage.ProviderName} tells no {string.Join(", no ", missing)}: what was used stands in a row without."] };
    }
}
