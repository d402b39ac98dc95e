using System.Text.Json;

namespace Aic.Core.Alerts;

/// <summary>The words of alerts, as they stand in the configuration and on command lines: snake_case, as in JSON.</summary>
public static class AlertWords
{
    /// <summary>A member's word: <c>unusual_day</c>.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="member">The member.</param>
    public static string Name<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString());

    /// <summary>The member of a word, with or without capitals and underscores; null when there is none.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="word">The word.</param>
    public static T? Read<T>(string word)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(word);
        string bare = word.Trim().Replace("_", "", StringComparison.Ordinal);
        foreach (T member in Enum.GetValues<T>())
        {
            if (string.Equals(member.ToString(), bare, StringComparison.OrdinalIgnoreCase))
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>All words, as a sentence lists them: <c>"info", "warning" or "critical"</c>.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    public static string List<T>()
        where T : struct, Enum
    {
        string[] words = [.. Enum.GetValues<T>().Select(member => $"\"{Name(member)}\"")];
        return $"{string.Join(", ", words[..^1])} or {words[^1]}";
    }
}
