using Aic.Core.Usage;

namespace Aic.Core.Transfer;

/// <summary>What to export. Nobody is asked over the network: what is kept is told.</summary>
public sealed record ExportQuery
{
    /// <summary>Whose usage: patterns as in <see cref="UsageQuery.Accounts"/>. Empty means everybody.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>The period, as whole days; null means this month.</summary>
    public UsagePeriod? Period { get; init; }
}
