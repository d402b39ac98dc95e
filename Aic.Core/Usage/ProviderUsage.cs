namespace Aic.Core.Usage;

/// <summary>
/// What one account of one provider used in a period, or why that isn't known.
/// This is the object that goes down the PowerShell pipeline and over the wire.
/// </summary>
public sealed record ProviderUsage
{
    /// <summary>The provider's id in the catalog, such as <c>openai</c>.</summary>
    public required string ProviderId { get; init; }

    /// <summary>The provider's name as it writes it itself, such as <c>OpenAI</c>.</summary>
    public required string ProviderName { get; init; }

    /// <summary>The label of a further account (<c>work</c> of <c>openai@work</c>); null for the provider's first one.</summary>
    public string? Account { get; init; }

    /// <summary>The account's key in the configuration: <c>openai</c>, or <c>openai@work</c>.</summary>
    public string AccountId => Account is null ? ProviderId : $"{ProviderId}@{Account}";

    /// <summary>True when there is something to show: usage or a quota, fresh or stale.</summary>
    public required bool IsAvailable { get; init; }

    /// <summary>True when a key or another credential is set and the account is not disabled.</summary>
    public bool IsConfigured { get; init; }

    /// <summary>Where the credential came from.</summary>
    public AuthSource AuthSource { get; init; }

    /// <summary>One sentence for people: what to set for an account that isn't configured, where else to look for one that can't be read.</summary>
    public string? Description { get; init; }

    /// <summary>What was used in the period, or null when that isn't known.</summary>
    public UsageData? Usage { get; init; }

    /// <summary>When the provider was asked for what <see cref="Usage"/> and <see cref="Quotas"/> say (UTC); null when it never answered.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>True when the newest attempt failed and this is what was known before it; <see cref="Error"/> says why.</summary>
    public bool IsStale { get; init; }

    /// <summary>Why usage is missing or stale; null when all is well.</summary>
    public UsageError? Error { get; init; }

    /// <summary>Spend limits, credits and rate windows that the provider reports; empty when it reports none.</summary>
    public IReadOnlyList<QuotaWindow> Quotas { get; init; } = [];

    /// <summary>What a reader should know about these numbers: what this key can't read and which one can, which days a cost covers.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
