namespace Aic.Core.Usage;

/// <summary>How coding tools stand at this moment, for a line in a prompt or an editor. Costs are at API prices.</summary>
public sealed record UsageStatus
{
    /// <summary>What all tools used today, in the user's time zone; null when no tool has left logs.</summary>
    public UsageGroup? Today { get; init; }

    /// <summary>The session that was asked about, as a whole; null when it isn't known (yet).</summary>
    public SessionUsage? Session { get; init; }

    /// <summary>The active block of that session's tool, or of the tool that was used last; null when none is active.</summary>
    public UsageGroup? Block { get; init; }
}
