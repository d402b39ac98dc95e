using System.Text;
using System.Text.RegularExpressions;

namespace Aic.Core.Http;

/// <summary>Finds what looks like a key in a provider's words.</summary>
internal static partial class KeyText
{
    /// <summary>What stands in a key's place.</summary>
    public const string Masked = "••••";

    // A long word is slow to search, and nothing to read.
    private const int WordLimit = 200;

    /// <summary>
    /// Replaces what looks like a key or a part of one by dots: <c>sk-…</c> and the like, <c>AIza…</c>, anything with three stars in it,
    /// and words with twenty letters and digits in a row. Ordinary words, model names, and request ids (UUIDs, <c>req_…</c>) stay.
    /// </summary>
    /// <param name="text">The text; short, for a long one is slow to search.</param>
    public static string Mask(string text) => KeyLike().Replace(text, Masked);

    /// <summary>
    /// Somebody else's words on one line, without anything that looks like a key, cut where they are long. What is cut is masked before:
    /// of a key that the cut goes through no piece stays.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The most characters of it.</param>
    /// <param name="secrets">What must not be in it, whatever it looks like.</param>
    public static string Quote(string text, int limit, params IEnumerable<string> secrets)
    {
        foreach (string secret in secrets)
        {
            text = text.Replace(secret, Masked, StringComparison.Ordinal);
        }

        StringBuilder line = new();
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            line.Append(line.Length == 0 ? "" : " ").Append(word.Length > WordLimit ? Masked : Mask(word));
            if (line.Length > limit)
            {
                return $"{line.ToString(0, char.IsHighSurrogate(line[limit - 1]) ? limit - 1 : limit)}…";
            }
        }

        return line.ToString();
    }

    [GeneratedRegex(
        """
        (?<![A-Za-z0-9])
        (?: (?:sk|xai|gsk|hf|gh[opsu]|github_pat) [-_] [A-Za-z0-9_\-.*•~]{4,}
          | (?:pk|rk|key) [-_] (?=[A-Za-z0-9_\-.*•~]*[0-9*•]) [A-Za-z0-9_\-.*•~]{4,}
          | (?:AIza|AQ\.|ya29\.) [A-Za-z0-9_\-.*•~]{6,}
          | [A-Za-z0-9_\-.*•~]*? [*•]{3,} [A-Za-z0-9_\-.*•~]*
          | (?<! (?:req|org|proj) [-_] ) (?! (?:req|org|proj) [-_] [A-Za-z0-9]+ (?![A-Za-z0-9_\-]) )
            [A-Za-z0-9_\-.+=~]*? (?<![A-Za-z0-9]) (?=[A-Za-z]*[0-9]) (?=[0-9]*[A-Za-z]) [A-Za-z0-9]{20,} [A-Za-z0-9_\-.+=~]*
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex KeyLike();
}
