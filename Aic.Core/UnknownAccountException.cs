namespace Aic.Core;

/// <summary>A question named an account that there is none of. The message lists those that exist.</summary>
public sealed class UnknownAccountException : ArgumentException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="account">The name that nothing matches.</param>
    /// <param name="known">The ids of all accounts.</param>
    public UnknownAccountException(string account, IReadOnlyList<string> known)
        : base($"There is no account \"{account}\". Known are: {string.Join(", ", known ?? [])}.")
    {
        Account = account;
        Known = known ?? [];
    }

    /// <summary>The name that nothing matches.</summary>
    public string Account { get; }

    /// <summary>The ids of all accounts.</summary>
    public IReadOnlyList<string> Known { get; }
}
