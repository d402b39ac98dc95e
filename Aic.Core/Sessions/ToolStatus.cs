using Aic.Core.Usage;

namespace Aic.Core.Sessions;

/// <summary>How a coding tool stands at this moment.</summary>
/// <param name="Today">What was used today.</param>
/// <param name="Block">The active block of five hours; null when none is active.</param>
/// <param name="Session">The session that was asked about; null when this tool has none of that id.</param>
internal sealed record ToolStatus(ProviderUsage Today, UsageGroup? Block, SessionUsage? Session)
{
    /// <summary>All tools together.</summary>
    /// <param name="tools">The tools.</param>
    /// <param name="zone">The user's time zone.</param>
    public static UsageStatus Sum(IReadOnlyList<ToolStatus> tools, TimeZoneInfo zone)
    {
        IReadOnlyList<UsageGroup> today = UsageGrouper.Group(tools.Select(tool => tool.Today), UsageGrouping.None, zone);
        ToolStatus? asked = tools.FirstOrDefault(tool => tool.Session is not null);
        return new UsageStatus
        {
            Today = today.Count > 0 ? today[0] : null,
            Session = asked?.Session,
            Block = asked is null ? tools.Select(tool => tool.Block).OfType<UsageGroup>().MaxBy(block => block.Block!.LastAt) : asked.Block,
        };
    }
}
