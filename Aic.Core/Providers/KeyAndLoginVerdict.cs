using Aic.Core.Usage;

namespace Aic.Core.Providers;

/// <summary>The verdict on an account of a provider whose key can only be checked, and whose usage is read with a login besides.</summary>
internal static class KeyAndLoginVerdict
{
    /// <summary>Puts the two answers together. Having either is enough for an account.</summary>
    /// <param name="hasKey">Whether a key is set.</param>
    /// <param name="keyError">What is wrong with the key; null when nothing is, or there is none.</param>
    /// <param name="usageError">Why usage can't be read; null when it can.</param>
    /// <param name="login">The login, with an article and in lower case.</param>
    /// <param name="canRead">What the login can read when nothing is wrong.</param>
    /// <param name="rest">What to say of a login that can read usage.</param>
    /// <param name="organization">The project or subscription.</param>
    public static KeyValidation Of(bool hasKey, UsageError? keyError, UsageError? usageError, string login, IReadOnlyList<string> canRead, string rest, string? organization)
    {
        KeyValidation verdict = (keyError, usageError, hasKey) switch
        {
            ({ } error, null, _) => KeyVerdict.Of(error with { Message = $"{error.Message} Usage can be read all the same, with {login}." }),
            ({ } error, _, _) => KeyVerdict.Of(error),
            (null, null, true) => Valid($"The key is valid, and {login} can read usage. {rest}"),
            (null, null, false) => Valid($"{char.ToUpperInvariant(login[0])}{login[1..]} can read usage. {rest}"),
            (null, { } error, true) => Valid($"The key is valid. {error.Message}"),
            (null, { } error, false) => KeyVerdict.Of(error),
        };
        return verdict with { CanRead = usageError is null ? canRead : [], Organization = organization };
    }

    private static KeyValidation Valid(string message) => new(KeyStatus.Valid, message, []);
}
