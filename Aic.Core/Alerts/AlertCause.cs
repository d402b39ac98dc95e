using System.Security.Cryptography;
using System.Text;

namespace Aic.Core.Alerts;

/// <summary>What an alert is raised for, so that it is told from all other causes: the same one is never raised twice.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Subject">Whom it is about: an account's id, or a budget's name.</param>
/// <param name="Detail">What of it: a threshold, a quota; empty where there is but one thing.</param>
/// <param name="Occasion">Which time: the day that a period starts on, the moment of a reset, the beginning of an outage.</param>
internal sealed record AlertCause(AlertKind Kind, string Subject, string Detail, string Occasion)
{
    private const int LongestWords = 40;

    /// <summary>The alert's id: words for people, and a part of a hash that tells apart what the words don't.</summary>
    public string ToId()
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{AlertWords.Name(Kind)}\n{Subject}\n{Detail}\n{Occasion}"));
        return $"{Words($"{AlertWords.Name(Kind)} {Subject}")}-{Convert.ToHexStringLower(hash.AsSpan(0, 4))}";
    }

    /// <summary>True for the same thing at whatever time.</summary>
    public bool IsAbout(AlertCause other) => Kind == other.Kind && Subject == other.Subject && Detail == other.Detail;

    private static string Words(string text)
    {
        StringBuilder words = new();
        foreach (char letter in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                words.Append(letter);
            }
            else if (words.Length > 0 && words[^1] != '-')
            {
                words.Append('-');
            }
        }

        return words.ToString(0, Math.Min(words.Length, LongestWords)).Trim('-');
    }
}

/// <summary>A cause that holds now.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Title">What happened, in a line without a full stop.</param>
/// <param name="Message">What it means and what to do, in whole sentences.</param>
internal sealed record AlertFinding(AlertCause Cause, AlertSeverity Severity, string Title, string Message)
{
    /// <summary>False for what keeps an alert that there is, but is no reason for one where there is none.</summary>
    public bool Raises { get; init; } = true;
}

/// <summary>An alert of the store.</summary>
/// <param name="Cause">What it was raised for.</param>
/// <param name="Alert">The alert.</param>
internal sealed record KnownAlert(AlertCause Cause, Alert Alert)
{
    /// <summary>True until its cause is gone.</summary>
    public bool IsActive => Alert.ClearedAt is null;
}
