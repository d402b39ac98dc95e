using System.Text.Json.Serialization;

namespace Aic.Core.Usage;

/// <summary>Why an account's usage couldn't be read.</summary>
/// <param name="Kind">The kind of failure; stable, for programs.</param>
/// <param name="Message">What happened and what to do next, for people. Never holds a key.</param>
/// <param name="RetryAfter">How long the provider asked to wait, or null when it didn't say; seconds in JSON.</param>
public sealed record UsageError(
    UsageErrorKind Kind,
    string Message,
    [property: JsonConverter(typeof(SecondsConverter))] TimeSpan? RetryAfter = null);

/// <summary>The kinds of failure.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<UsageErrorKind>))]
public enum UsageErrorKind
{
    /// <summary>No key or other credential is set.</summary>
    MissingKey,

    /// <summary>The provider refused the key itself (HTTP 401).</summary>
    InvalidKey,

    /// <summary>The key is good but may not read this: another key or role can.</summary>
    Forbidden,

    /// <summary>Too many requests (HTTP 429).</summary>
    RateLimited,

    /// <summary>The provider failed or is overloaded (HTTP 5xx), or its circuit breaker is open.</summary>
    ServiceUnavailable,

    /// <summary>No complete answer in time.</summary>
    Timeout,

    /// <summary>No connection: name, route, proxy or TLS.</summary>
    Network,

    /// <summary>The answer isn't what the provider documents.</summary>
    ParseError,

    /// <summary>The provider has no interface for this.</summary>
    NotSupported,
}
