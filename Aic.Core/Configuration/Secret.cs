using System.Security.Cryptography;
using System.Text;

namespace Aic.Core.Configuration;

/// <summary>A key that doesn't show itself: only <see cref="Reveal"/> gives its text, everything else a masked form.</summary>
public sealed class Secret
{
    private const int ShownAtEnd = 4;
    private const int ShortestPartlyShown = 20;

    private readonly string _value;

    /// <summary>Keeps a secret, without the blanks and line ends that pasting brings along.</summary>
    /// <param name="value">The secret's text.</param>
    /// <exception cref="ArgumentException">The text is empty or only blanks.</exception>
    public Secret(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value.Trim();
    }

    /// <summary>The secret's text, for a request's header and the configuration file only.</summary>
    public string Reveal() => _value;

    /// <summary>The masked form: dots, and the last four characters of a key long enough to spare them.</summary>
    public override string ToString() =>
        _value.Length >= ShortestPartlyShown ? $"••••{_value[^ShownAtEnd..]}" : "••••";

    /// <summary>Text of which the key can't be told again, that changes when the key does.</summary>
    public string Fingerprint() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"aic-key:{_value}")).AsSpan(0, 12));
}
