using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Providers;

/// <summary>Where an account's usage comes from.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<UsageSource>))]
public enum UsageSource
{
    /// <summary>The provider's own interface, asked over the network with a credential.</summary>
    Api,

    /// <summary>The session logs that a coding tool leaves on this machine; no credential is needed.</summary>
    Sessions,
}
