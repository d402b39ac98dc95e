namespace Aic.Core.History;

/// <summary>What a history can be told apart by, besides time.</summary>
[Flags]
public enum HistoryGrouping
{
    /// <summary>Nothing: one row for each bucket.</summary>
    None = 0,

    /// <summary>By provider, all its accounts together.</summary>
    Provider = 1,

    /// <summary>By account.</summary>
    Account = 2,

    /// <summary>By model; what belongs to no model, by item of the bill.</summary>
    Model = 4,

    /// <summary>By project, as a rule the folder that a coding tool worked in. Providers tell none.</summary>
    Project = 8,
}
