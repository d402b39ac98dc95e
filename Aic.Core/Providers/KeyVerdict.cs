using Aic.Core.Usage;

namespace Aic.Core.Providers;

/// <summary>What a failure says of a key.</summary>
internal static class KeyVerdict
{
    /// <summary>The verdict of a failure.</summary>
    public static KeyValidation Of(UsageError error) => new(
        error.Kind switch
        {
            UsageErrorKind.MissingKey => KeyStatus.Missing,
            UsageErrorKind.InvalidKey => KeyStatus.Invalid,
            UsageErrorKind.Forbidden => KeyStatus.Forbidden,
            _ => KeyStatus.Unreachable,
        },
        error.Message,
        []);
}
