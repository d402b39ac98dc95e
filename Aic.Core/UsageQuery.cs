using Aic.Core.Usage;

namespace Aic.Core;

/// <summary>A question about usage.</summary>
public sealed record UsageQuery
{
    /// <summary>
    /// Whose usage: patterns with <c>*</c> and <c>?</c>, matched without case against account ids (<c>openai@work</c>) and provider ids (<c>openai</c>, all its accounts).
    /// Empty means everybody.
    /// </summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>True takes <see cref="Accounts"/> for account ids alone, without patterns: <c>openai</c> is the provider's first account then, and no other.</summary>
    public bool ById { get; init; }

    /// <summary>The period; null means this month.</summary>
    public UsagePeriod? Period { get; init; }

    /// <summary>True asks the providers again, past memory cache and store.</summary>
    public bool Refresh { get; init; }

    /// <summary>How old usage may be to count as fresh; null means what the configuration says.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>True leaves out accounts without a credential and those switched off.</summary>
    public bool ConfiguredOnly { get; init; }

    /// <summary>
    /// What rows should be told apart by besides day and model: projects, sessions, hours, blocks. None of them unless asked for, since they make many rows.
    /// Accounts that don't know them answer as always, with a note. Anything else in it has no meaning here.
    /// </summary>
    public UsageGrouping Detail { get; init; }

    /// <summary>The time zone in which days and hours are cut; null means the user's.</summary>
    public TimeZoneInfo? TimeZone { get; init; }
}
