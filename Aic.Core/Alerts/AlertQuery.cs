namespace Aic.Core.Alerts;

/// <summary>A question about alerts.</summary>
public sealed record AlertQuery
{
    /// <summary>Which alerts: ids, or patterns with <c>*</c> and <c>?</c>, without case. Empty means all.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Of which kinds; empty means all.</summary>
    public IReadOnlyList<AlertKind> Kinds { get; init; } = [];

    /// <summary>True tells those too that were cleared in the last 90 days.</summary>
    public bool IncludesCleared { get; init; }
}
