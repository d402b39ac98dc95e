using Aic.Core.Budgets;
using Aic.Core.Storage;
using Aic.Core.Usage;

namespace Aic.Core.Alerts;

/// <summary>All that alerts are decided from. What isn't known raises nothing and clears nothing.</summary>
internal sealed record AlertFacts
{
    /// <summary>Now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The user's time zone, in which days are cut.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>How all budgets stand.</summary>
    public IReadOnlyList<BudgetState> Budgets { get; init; } = [];

    /// <summary>The accounts that are set up and switched on.</summary>
    public IReadOnlyList<AccountFacts> Accounts { get; init; } = [];

    /// <summary>What accounts used by day; null where it wasn't looked at.</summary>
    public IReadOnlyList<AccountDays>? Days { get; init; }

    /// <summary>The user's day.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The facts about an account; null when it isn't set up any more, or is switched off.</summary>
    public AccountFacts? Find(string accountId) => Accounts.FirstOrDefault(account => account.Id == accountId);

    /// <summary>The user's day at a moment.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);
}

/// <summary>What is known of an account besides what it used.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Usage">What it told the last time; null when it never did.</param>
/// <param name="Outage">Since when it fails; null when it doesn't.</param>
/// <param name="Refusal">That its provider refuses the key: when, and what to say of it; null when it doesn't.</param>
internal sealed record AccountFacts(string Id, ProviderUsage? Usage, Outage? Outage, Refusal? Refusal);

/// <summary>What an account used by the user's day, in the one measure that tells most of it.</summary>
/// <param name="AccountId">Its id.</param>
/// <param name="Source">How the cost is known; <see cref="CostSource.Unknown"/> where tokens are measured.</param>
/// <param name="Days">The days.</param>
internal sealed record AccountDays(string AccountId, CostSource Source, IReadOnlyList<DayAmount> Days);

/// <summary>A day's US dollars or tokens.</summary>
/// <param name="Day">The user's day.</param>
/// <param name="Amount">What was used in it, at least.</param>
/// <param name="IsWhole">True when no more can come.</param>
internal readonly record struct DayAmount(DateOnly Day, decimal Amount, bool IsWhole);
