using System.Buffers;
using System.Text;

namespace Aic.Core.Transfer;

/// <summary>
/// Comma-separated values as RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180) has them. A text that a spreadsheet would take for a formula is written with an apostrophe before it
/// (https://owasp.org/www-community/attacks/CSV_Injection), which reading takes away again.
/// </summary>
internal static class CsvText
{
    /// <summary>The end of a line.</summary>
    public const string LineEnd = "\r\n";

    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r");

    /// <summary>A cell with a text that somebody else wrote.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isQuoted">False for the cell's value, as reading a line gives it.</param>
    public static string Text(string? text, bool isQuoted = true)
    {
        string value = string.IsNullOrEmpty(text) ? "" : IsGuarded(text) ? "'" + text : text;
        return isQuoted ? Quoted(value) : value;
    }

    /// <summary>A cell's text as it was before it was made safe.</summary>
    public static string? Read(string cell) => cell.Length == 0 ? null : cell[0] == '\'' && IsGuarded(cell.AsSpan(1)) ? cell[1..] : cell;

    /// <summary>Reads a line's cells, which may go on over several lines.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="line">The number of the last line that was read; counted on.</param>
    /// <returns>The cells; null at the end.</returns>
    /// <exception cref="ImportException">A quote is never closed, or something follows it.</exception>
    public static IReadOnlyList<string>? ReadLine(TextReader reader, ref int line)
    {
        if (reader.ReadLine() is not { } text)
        {
            return null;
        }

        int first = ++line;
        List<string> cells = [];
        StringBuilder cell = new();
        for (int i = 0; ;)
        {
            if (i < text.Length && text[i] == '"' && cell.Length == 0)
            {
                i++;
                while (true)
                {
                    if (i >= text.Length)
                    {
                        text = reader.ReadLine() ?? throw new ImportException(first, "a quote (\") is opened and never closed");
                        line++;
                        cell.Append('\n');
                        i = 0;
                    }
                    else if (text[i] != '"')
                    {
                        cell.Append(text[i++]);
                    }
                    else if (i + 1 < text.Length && text[i + 1] == '"')
                    {
                        cell.Append('"');
                        i += 2;
                    }
                    else
                    {
                        i++;
                        break;
                    }
                }

                if (i < text.Length && text[i] != ',')
                {
                    throw new ImportException(line, "something follows a closing quote (\")");
                }
            }
            else
            {
                while (i < text.Length && text[i] != ',')
                {
                    cell.Append(text[i++]);
                }
            }

            cells.Add(cell.ToString());
            cell.Clear();
            if (i >= text.Length)
            {
                return cells;
            }

            i++;
        }
    }

    // An apostrophe before such a text is doubled too, so that reading takes away no more than writing added.
    private static bool IsGuarded(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> rest = text.TrimStart('\'');
        return rest.Length > 0 && FormulaStarts.Contains(rest[0]);
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(NeedQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
