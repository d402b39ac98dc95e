namespace Aic.Agent.Commands;

/// <summary>Tells what the user's words for accounts mean.</summary>
internal static class AccountNames
{
    /// <summary>True when a word is an account's own id or its provider's, and no pattern.</summary>
    /// <param name="word">The word.</param>
    /// <param name="accountId">The account's id, such as <c>openai@work</c>.</param>
    public static bool IsNameOf(string word, string accountId) =>
        string.Equals(word, accountId, StringComparison.OrdinalIgnoreCase)
        || string.Equals(word, accountId.Split('@')[0], StringComparison.OrdinalIgnoreCase);

    /// <summary>The words that name an account or provider of which nothing is set up. A pattern names nobody in particular.</summary>
    /// <param name="words">The user's words.</param>
    /// <param name="configured">The ids of the accounts that are set up.</param>
    public static IEnumerable<string> WithoutKey(IEnumerable<string> words, IReadOnlyCollection<string> configured) =>
        words.Where(word => !word.AsSpan().ContainsAny('*', '?') && !configured.Any(id => IsNameOf(word, id)));
}
