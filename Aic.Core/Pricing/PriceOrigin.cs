using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Pricing;

/// <summary>Where a price comes from.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PriceOrigin>))]
public enum PriceOrigin
{
    /// <summary>The data that came with the program.</summary>
    BuiltIn,

    /// <summary>Newer data that was fetched since.</summary>
    Updated,

    /// <summary>The user's own price in <c>agent.json</c>.</summary>
    Own,
}
