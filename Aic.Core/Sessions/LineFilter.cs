namespace Aic.Core.Sessions;

/// <summary>Tells which lines surely don't hold a key, at the speed of a vectorised search.</summary>
/// <param name="markers">A line matters only if it holds one of these keys or values, as it is written in JSON or with escapes in it.</param>
internal sealed class LineFilter(params byte[][] markers)
{
    /// <summary>By how much pieces of a line must overlap, so that no marker is missed between them.</summary>
    public const int Overlap = 64;

    /// <summary>False only when a line, or a piece of it, holds no marker.</summary>
    public bool MayMatter(ReadOnlySpan<byte> piece)
    {
        foreach (byte[] marker in markers)
        {
            if (piece.IndexOf(marker) >= 0)
            {
                return true;
            }
        }

        return HasEscapedLetter(piece);
    }

    /// <summary>True where a letter is written as an escape (<c>\u0075</c>), so that a marker may hide.</summary>
    private static bool HasEscapedLetter(ReadOnlySpan<byte> piece)
    {
        while (piece.IndexOf("\\u00"u8) is >= 0 and int found)
        {
            piece = piece[(found + 4)..];
            if (piece.Length == 0 || piece[0] is >= (byte)'4' and <= (byte)'7')
            {
                return true;
            }
        }

        return false;
    }
}
