using Aic.Core.Usage;

namespace Aic.Core.History;

/// <summary>Asks for history to be fetched from providers, as far back as they tell.</summary>
public sealed record HistorySyncQuery
{
    /// <summary>Whose: patterns as in <see cref="UsageQuery.Accounts"/>. Empty means all that are set up. Coding tools have nothing to fetch: their logs are their history.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>The first moment; its UTC day is the first that is fetched.</summary>
    public required DateTimeOffset Since { get; init; }
}

/// <summary>How far fetching one account's history is.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="DaysDone">Days that are known by now, of those asked for.</param>
/// <param name="DaysTotal">Days asked for.</param>
/// <param name="Waits">How long the provider said to wait before it goes on; null when it goes on at once.</param>
public sealed record HistorySyncProgress(string AccountId, int DaysDone, int DaysTotal, TimeSpan? Waits);

/// <summary>What fetching one account's history brought. Fetching it again goes on where this ended.</summary>
public sealed record HistorySyncResult
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The provider's name.</summary>
    public required string ProviderName { get; init; }

    /// <summary>The first day that was asked for (UTC).</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>True when the provider tells nothing as old as was wished, so that <see cref="Since"/> is later.</summary>
    public bool IsLimited { get; init; }

    /// <summary>Days from <see cref="Since"/> to today.</summary>
    public int DaysTotal { get; init; }

    /// <summary>Days that were known before, and needn't be fetched.</summary>
    public int DaysKnownBefore { get; init; }

    /// <summary>Days that were fetched now.</summary>
    public int DaysFetched { get; init; }

    /// <summary>True when every day is known now.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Why it ended early; null when it didn't. What was fetched until then is kept.</summary>
    public UsageError? Error { get; init; }
}
