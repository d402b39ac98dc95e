using System.Text.Json.Serialization;

namespace Aic.Core.Usage;

/// <summary>Where an account's credential comes from.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<AuthSource>))]
public enum AuthSource
{
    /// <summary>No credential was found.</summary>
    None,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>The configuration file.</summary>
    Config,

    /// <summary>None is needed: a coding tool's session logs on this machine are read.</summary>
    Sessions,
}
