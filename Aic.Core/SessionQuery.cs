using Aic.Core.Usage;

namespace Aic.Core;

/// <summary>A question about coding tools' sessions. Patterns take <c>*</c> and <c>?</c>, and capitals don't matter.</summary>
public sealed record SessionQuery
{
    /// <summary>Whose sessions: as <see cref="UsageQuery.Accounts"/>.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Patterns of projects, matched against the whole name and against its last folder; empty means all.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>Patterns of sessions' ids; empty means all.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Only sessions with a response in this period, each told as a whole; null means all.</summary>
    public UsagePeriod? Period { get; init; }
}
