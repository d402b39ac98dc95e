using Aic.Core.Providers;

namespace Aic.Core.History;

/// <summary>What the rows of a group have in common, besides time.</summary>
/// <param name="Position">The place of the group's first account among the others; 0 when not told apart by provider or account.</param>
/// <param name="Provider">The provider; null when not told apart.</param>
/// <param name="AccountId">The account; null when not told apart.</param>
/// <param name="Project">The project; null when not told apart or not told.</param>
/// <param name="Model">The model; null when not told apart or none.</param>
/// <param name="Item">What it is about where it belongs to no model.</param>
internal sealed record HistoryGroup(int Position, ProviderDescriptor? Provider, string? AccountId, string? Project = null, string? Model = null, string? Item = null)
{
    /// <summary>The row of a bucket, without its numbers.</summary>
    public HistoryRow Head((DateTimeOffset Start, DateTimeOffset End) bucket, bool isComplete) => new()
    {
        Start = bucket.Start,
        End = bucket.End,
        ProviderId = Provider?.Id,
        ProviderName = Provider?.Name,
        AccountId = AccountId,
        Project = Project,
        Model = Model,
        Item = Item,
        IsComplete = isComplete,
    };

    /// <summary>Puts rows in order: by time, then in the order of the accounts, then by name; what has none comes last.</summary>
    public static IEnumerable<(HistoryGroup Group, HistoryRow Row)> Order(IEnumerable<(HistoryGroup Group, HistoryRow Row)> rows) => rows
        .OrderBy(row => row.Row.Start)
        .ThenBy(row => row.Group.Position)
        .ThenBy(row => row.Group.Project is null)
        .ThenBy(row => row.Group.Project, StringComparer.Ordinal)
        .ThenBy(row => row.Group.Model is null)
        .ThenBy(row => row.Group.Model, StringComparer.Ordinal)
        .ThenBy(row => row.Group.Item, StringComparer.Ordinal)
        .ThenBy(row => row.Row.CostSource);
}
