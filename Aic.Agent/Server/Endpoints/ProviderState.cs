using System.Diagnostics.CodeAnalysis;
using Aic.Core;
using Aic.Core.Usage;

namespace Aic.Agent.Server.Endpoints;

/// <summary>The wire form of an account, its provider and how asking it goes. Never holds a key.</summary>
internal sealed record ProviderState : ProviderInfo
{
    [SetsRequiredMembers]
    private ProviderState(ProviderInfo info)
        : base(info)
    {
    }

    /// <summary>When this month's usage was fetched (UTC); null when it wasn't yet.</summary>
    public DateTimeOffset? FetchedAt { get; private init; }

    /// <summary>True when that is old, or the newest attempt failed.</summary>
    public bool IsStale { get; private init; }

    /// <summary>Why usage is missing or stale; null when nothing is wrong, or it wasn't asked for yet.</summary>
    public UsageError? Error { get; private init; }

    /// <summary>Tells of an account.</summary>
    /// <param name="known">The account and what is known of it.</param>
    public static ProviderState Of(AccountUsage known) => new(ProviderInfo.Of(known.Account))
    {
        FetchedAt = known.Usage?.FetchedAt,
        IsStale = known.Usage?.IsStale ?? false,
        Error = known.Usage?.Error,
    };
}

/// <summary>What <c>/api/v1/providers</c> answers.</summary>
/// <param name="Version">The agent's version.</param>
/// <param name="Providers">The accounts, in the order of the catalog.</param>
internal sealed record ProvidersAnswer(string Version, IReadOnlyList<ProviderState> Providers);
