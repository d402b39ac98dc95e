using System.Text.Json;
using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Plans;

/// <summary>What somebody pays for a subscription, whatever is used of it. Kept in <c>agent.json</c> under <c>plans</c>.</summary>
public sealed record Plan
{
    /// <summary>The currency of a plan that names none, and of usage at API prices.</summary>
    public const string Dollar = "USD";

    /// <summary>Whose usage the subscription covers: an account's or provider's id, such as <c>claude-code</c>.</summary>
    public required string Account { get; init; }

    /// <summary>The price, above zero, in <see cref="Currency"/> for a <see cref="Period"/>.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The currency it is paid in (ISO 4217).</summary>
    public string Currency { get; init; } = Dollar;

    /// <summary>How often it is paid.</summary>
    public PlanPeriod Period { get; init; } = PlanPeriod.Month;

    /// <summary>Fields that this version doesn't know.</summary>
    [JsonIgnore]
    public IDictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>What it costs a month, in its currency, to the cent: a twelfth of a yearly price.</summary>
    public decimal MonthlyAmount => Period == PlanPeriod.Year ? Math.Round(Amount / 12, 2) : Amount;
}

/// <summary>How often a plan is paid.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PlanPeriod>))]
public enum PlanPeriod
{
    /// <summary>Each month.</summary>
    Month,

    /// <summary>Each year.</summary>
    Year,
}
