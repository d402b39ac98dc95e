using System.IO.Enumeration;

namespace Aic.Core.Usage;

/// <summary>A part of all usage: certain accounts, models and projects. An empty list leaves nothing out.</summary>
/// <param name="Accounts">Patterns with <c>*</c> and <c>?</c>, matched without case against account and provider ids.</param>
/// <param name="Models">Patterns of models as they stand in usage, without case.</param>
/// <param name="Projects">Patterns of projects' paths or their last folders, without case.</param>
public sealed record UsageScope(IReadOnlyList<string> Accounts, IReadOnlyList<string> Models, IReadOnlyList<string> Projects)
{
    /// <summary>Everything.</summary>
    public static UsageScope Everything { get; } = new([], [], []);

    /// <summary>What rows must be told apart by besides day and model, so that the scope can be cut out.</summary>
    public UsageGrouping Detail => Projects.Count > 0 ? UsageGrouping.Project : UsageGrouping.None;

    /// <summary>The names among <see cref="Accounts"/>: patterns without wildcards.</summary>
    public IEnumerable<string> AccountNames => Accounts.Where(NamePatterns.IsName);

    /// <summary>True when an account belongs to it.</summary>
    /// <param name="accountId">The account's id: <c>openai@work</c>.</param>
    /// <param name="providerId">Its provider's: <c>openai</c>.</param>
    public bool HasAccount(string accountId, string providerId) => IsMatch(Accounts, accountId) || IsMatch(Accounts, providerId);

    /// <summary>True when a model belongs to it; null is what belongs to no model.</summary>
    /// <param name="model">The model.</param>
    public bool HasModel(string? model) => IsMatch(Models, model);

    /// <summary>True when a project belongs to it; null is what belongs to none.</summary>
    /// <param name="project">The project, as a rule a folder's path.</param>
    public bool HasProject(string? project) => IsMatch(Projects, project) || IsMatch(Projects, project?.TrimEnd('/', '\\').Split('/', '\\')[^1]);

    // A backslash is part of a path here, not an escape as in simple expressions.
    private static bool IsMatch(IReadOnlyList<string> patterns, string? name) => patterns.Count == 0
        || (name is not null && patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", StringComparison.Ordinal), name)));
}
