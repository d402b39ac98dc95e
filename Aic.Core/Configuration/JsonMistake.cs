namespace Aic.Core.Configuration;

/// <summary>Says in plain words what is wrong at a place where JSON stops being JSON, without quoting the text.</summary>
internal static class JsonMistake
{
    /// <summary>Describes the mistake.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="line">The line, from 0.</param>
    /// <param name="bytePositionInLine">The place in the line, from 0.</param>
    public static string Describe(ReadOnlySpan<byte> utf8, long line, long bytePositionInLine)
    {
        int at = Offset(utf8, line, bytePositionInLine);
        if (at >= utf8.Length)
        {
            return "the text ends too early; a quotation mark or a bracket isn't closed";
        }

        byte before = LastMark(utf8[..at]);
        return (char)utf8[at] switch
        {
            '/' or '#' => "comments aren't allowed in JSON",
            '}' or ']' when before == ',' => "a comma stands after the last entry",
            '\'' => "text must stand in double quotes (\"), not in single ones",
            '"' when before is not ((byte)',' or (byte)':') => "a comma is missing before this place",
            < ' ' => "a text isn't closed on its line",
            _ when at > 0 && utf8[at - 1] == '\\' => "a backslash in a text must be written twice (\\\\)",
            _ => "this isn't JSON; text must stand in double quotes (\"), with a comma between entries",
        };
    }

    private static int Offset(ReadOnlySpan<byte> utf8, long line, long bytePositionInLine)
    {
        int start = 0;
        for (; line > 0; line--)
        {
            start += utf8[start..].IndexOf((byte)'\n') + 1;
        }

        return start + (int)bytePositionInLine;
    }

    private static byte LastMark(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> trimmed = text.TrimEnd(" \t\r\n"u8);
        return trimmed.IsEmpty ? (byte)0 : trimmed[^1];
    }
}
