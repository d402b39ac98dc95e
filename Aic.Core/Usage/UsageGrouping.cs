namespace Aic.Core.Usage;

/// <summary>What usage can be grouped by.</summary>
[Flags]
public enum UsageGrouping
{
    /// <summary>No grouping.</summary>
    None = 0,

    /// <summary>By account of a provider.</summary>
    Provider = 1,

    /// <summary>By model.</summary>
    Model = 2,

    /// <summary>By day: the user's, but where the provider tells whole UTC days only, that day.</summary>
    Day = 4,

    /// <summary>By project, as a rule the folder that a coding tool worked in.</summary>
    Project = 8,

    /// <summary>By session of a coding tool.</summary>
    Session = 16,

    /// <summary>By hour of the user's.</summary>
    Hour = 32,

    /// <summary>By block of five hours of a coding tool (see <see cref="UsageBlock"/>). A block is one tool's, so this is by provider too.</summary>
    Block = 64,

    /// <summary>What rows tell only where it is asked for (<see cref="UsageQuery.Detail"/>), since it makes many of them.</summary>
    Detail = Project | Session | Hour | Block,
}
