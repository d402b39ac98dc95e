using System.Text.Json;
using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Budgets;

/// <summary>An amount that somebody means to stay within in each day, week or month. Kept in <c>agent.json</c> under <c>budgets</c>.</summary>
public sealed record Budget
{
    /// <summary>Its name: up to 64 letters, digits and <c>. _ -</c>. Capitals don't tell budgets apart.</summary>
    public required string Name { get; init; }

    /// <summary>The amount, above zero, in <see cref="Unit"/>.</summary>
    public required decimal Amount { get; init; }

    /// <summary>What <see cref="Amount"/> counts.</summary>
    public BudgetUnit Unit { get; init; }

    /// <summary>How long it lasts before it starts anew.</summary>
    public BudgetPeriod Period { get; init; } = BudgetPeriod.Month;

    /// <summary>
    /// The day on which it starts anew: of a month 1 to 31, where 29 to 31 mean the last day of shorter months; of a week 1 (Monday) to 7 (Sunday).
    /// Null is the first day of either, and always so for a day.
    /// </summary>
    public int? StartsOn { get; init; }

    /// <summary>Whose usage counts: patterns with <c>*</c> and <c>?</c> of account ids (<c>openai@work</c>) and provider ids (<c>openai</c>, all its accounts). Empty means everybody.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Which models count: patterns as they stand in usage (<c>claude-*</c>), without case. Empty means all usage, that of no model too.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Which projects count: patterns of their paths or last folders. Empty means all usage, that of no project too.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>
    /// Which dollars count; null lets the accounts decide: estimated ones where all of them are coding tools, which are billed nowhere, else billed ones.
    /// Of no meaning where <see cref="Unit"/> is tokens.
    /// </summary>
    public BudgetCounts? Counts { get; init; }

    /// <summary>What is worth being told about.</summary>
    public IReadOnlyList<BudgetThreshold> Thresholds { get; init; } = BudgetThreshold.Defaults;

    /// <summary>Fields that this version doesn't know.</summary>
    [JsonIgnore]
    public IDictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>What it is about.</summary>
    [JsonIgnore]
    public UsageScope Scope => new(Accounts, Models, Projects);
}

/// <summary>What a budget's amount counts.</summary>
[JsonConverter(typeof(BudgetUnitConverter))]
public enum BudgetUnit
{
    /// <summary>US dollars.</summary>
    Usd,

    /// <summary>Tokens of all kinds: input, output, read from and written to a cache.</summary>
    Tokens,
}

/// <summary>How long a budget lasts. Its days are the user's, in the user's time zone.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<BudgetPeriod>))]
public enum BudgetPeriod
{
    /// <summary>From midnight to midnight.</summary>
    Day,

    /// <summary>Seven days.</summary>
    Week,

    /// <summary>From a day of a month to that day of the next.</summary>
    Month,
}

/// <summary>Which dollars a budget counts. The two are never added up.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<BudgetCounts>))]
public enum BudgetCounts
{
    /// <summary>What providers say they billed.</summary>
    Billed,

    /// <summary>What usage would cost at API prices.</summary>
    Estimated,
}
