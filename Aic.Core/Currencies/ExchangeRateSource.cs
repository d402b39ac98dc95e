using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Currencies;

/// <summary>Where exchange rates come from.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ExchangeRateSource>))]
public enum ExchangeRateSource
{
    /// <summary>The user's own, in the configuration.</summary>
    Own,

    /// <summary>The European Central Bank's daily reference rates.</summary>
    Ecb,
}
