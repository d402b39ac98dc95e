using System.Text.RegularExpressions;

namespace Aic.Core.Http;

/// <summary>Finds what looks like a key in a provider's words.</summary>
internal static partial class KeyText
{
    /// <summary>Replaces what looks like a key or a part of one (<c>sk-…</c>, <c>AIza…</c>, a long run of letters and digits) by dots.</summary>
    public static string Mask(string text) => KeyLike().Replace(text, "••••");

    [GeneratedRegex(@"(?:sk|pk|rk|xai|gsk|key)-[A-Za-z0-9_\-*•.]{4,}|AIza[A-Za-z0-9_\-*]{6,}|(?=[A-Za-z0-9_\-*]*[0-9*])[A-Za-z0-9_\-*]{24,}", RegexOptions.CultureInvariant)]
    private static partial Regex KeyLike();
}
