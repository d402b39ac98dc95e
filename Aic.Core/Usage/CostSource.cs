using System.Text.Json.Serialization;

namespace Aic.Core.Usage;

/// <summary>How a cost is known.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<CostSource>))]
public enum CostSource
{
    /// <summary>The cost isn't known.</summary>
    Unknown,

    /// <summary>The provider itself says so.</summary>
    Billed,

    /// <summary>Tokens times the price book's API prices: what it would cost, not what was billed.</summary>
    Estimated,
}
