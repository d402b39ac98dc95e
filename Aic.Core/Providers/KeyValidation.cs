using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Providers;

/// <summary>What a provider says of a key.</summary>
/// <param name="Status">The verdict.</param>
/// <param name="Message">The verdict in a sentence, with what to do next. Never holds the key.</param>
/// <param name="CanRead">What this key can read, such as <c>usage</c>, <c>cost</c>, <c>quotas</c>.</param>
/// <param name="Organization">The organization or project that the key belongs to, where the provider tells.</param>
public sealed record KeyValidation(
    KeyStatus Status,
    string Message,
    IReadOnlyList<string> CanRead,
    string? Organization = null);

/// <summary>The verdicts on a key.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<KeyStatus>))]
public enum KeyStatus
{
    /// <summary>No key is set.</summary>
    Missing,

    /// <summary>The provider takes the key.</summary>
    Valid,

    /// <summary>The provider doesn't know the key, or it was revoked.</summary>
    Invalid,

    /// <summary>The provider knows the key and allows it nothing that is needed here.</summary>
    Forbidden,

    /// <summary>The provider couldn't be asked.</summary>
    Unreachable,
}
