using System.Text;

namespace Aic.Core.Terminal;

/// <summary>Says in ASCII what the texts say with other characters.</summary>
public static class AsciiText
{
    /// <summary>The text in ASCII. A currency's sign becomes its code: money must stay what it is.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        StringBuilder ascii = new(text.Length + 8);
        foreach (Rune rune in text.EnumerateRunes())
        {
            ascii.Append(Of(rune));
        }

        return ascii.ToString();
    }

    private static string Of(Rune rune) => rune.Value switch
    {
        < 0x80 => rune.ToString(),
        '\u00a0' or '\u2009' or '\u202f' => " ",
        '–' or '—' or '−' or '─' or '━' => "-",
        '•' or '●' => "*",
        '·' => ".",
        '…' => "...",
        '≥' => ">=",
        '×' => "x",
        '→' => "->",
        '‘' or '’' => "'",
        '“' or '”' => "\"",
        '€' => "EUR ",
        '£' => "GBP ",
        '█' => "#",
        _ => "?",
    };
}
