namespace Aic.Core.Alerts;

/// <summary>What becomes of an alert.</summary>
/// <param name="Kind">What.</param>
/// <param name="Alert">The alert as it is then.</param>
internal sealed record AlertChange(AlertChangeKind Kind, KnownAlert Alert);

/// <summary>What can become of an alert.</summary>
internal enum AlertChangeKind
{
    /// <summary>It is raised: its cause never was there before.</summary>
    Raised,

    /// <summary>It matters more than before, which is told again.</summary>
    Worsened,

    /// <summary>Its snooze ended, and its cause lasts: it is told again.</summary>
    Resumed,

    /// <summary>Its cause is there again: it is active again, and nothing is told that was told before.</summary>
    Reopened,

    /// <summary>The same cause looks a little different.</summary>
    Moved,

    /// <summary>Its cause is gone.</summary>
    Cleared,
}
