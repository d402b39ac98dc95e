using Aic.Core.Currencies;

namespace Aic.Core.Plans;

/// <summary>
/// What a plan's usage would have cost at API prices in one calendar month of the user's, beside what the plan costs. It is no bill, and never added to one.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="Month">The month's first day.</param>
/// <param name="PeriodStart">Start of the month (UTC, inclusive).</param>
/// <param name="PeriodEnd">End of the month (UTC, exclusive); the running month is told until now.</param>
/// <param name="EstimatedUsd">US dollars at API prices; null when nothing of it can be estimated.</param>
/// <param name="TimesPlan">How many times the plan's monthly price that is, to two digits; null when unknown.</param>
/// <param name="Rate">The rate at which it is compared with a price in another currency; null where none is needed or known.</param>
/// <param name="NotCompared">Why it can't be compared with the plan's price, as a sentence; null where nothing hinders it.</param>
/// <param name="IsPartial">True when it is the least it can be, because something isn't known.</param>
/// <param name="Missing">What isn't in it and why, a sentence each.</param>
public sealed record PlanMonth(
    Plan Plan,
    DateOnly Month,
    DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd,
    decimal? EstimatedUsd,
    decimal? TimesPlan,
    ExchangeRate? Rate,
    string? NotCompared,
    bool IsPartial,
    IReadOnlyList<string> Missing);

/// <summary>The wire form of an answer about plans.</summary>
/// <param name="Version">The version of the program that made it.</param>
/// <param name="Plans">Each plan's months, the newest first, in the configuration's order of plans.</param>
public sealed record PlanReport(string Version, IReadOnlyList<PlanMonth> Plans);
