using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Aic.Core.Sessions.Scanning;

/// <summary>
/// Hands a log's lines to a parser, from one offset to the end. The file is read in pieces into one pooled buffer; a line that is longer than that is looked through piece by piece,
/// and only one that may matter is held as a whole.
/// </summary>
/// <param name="handle">The open file.</param>
/// <param name="parser">Who reads the lines.</param>
internal sealed class LogReader(SafeFileHandle handle, LineParser parser)
{
    private const int BufferLength = 256 << 10;
    private const int LongestRest = 4 << 20;
    private const byte LineEnd = (byte)'\n';

    /// <summary>The end of the last whole line.</summary>
    public long Offset { get; private set; }

    /// <summary>Lines that might have mattered and can't be read.</summary>
    public int BrokenLines { get; private set; }

    /// <summary>Reads to the end of the last whole line.</summary>
    /// <param name="offset">Where a line begins.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public void ReadLines(long offset, CancellationToken cancellationToken)
    {
        Offset = offset;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            int filled = 0;
            while (RandomAccess.Read(handle, buffer.AsSpan(filled), Offset + filled) is > 0 and int read)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int before = filled;
                filled += read;
                int whole = ReadWholeLines(buffer.AsSpan(0, filled), before);
                Offset += whole;
                buffer.AsSpan(whole, filled - whole).CopyTo(buffer);
                filled -= whole;
                if (filled == buffer.Length)
                {
                    if (!ReadLongLine(buffer))
                    {
                        return;
                    }

                    filled = 0;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads what stands after the last whole line. It may be written on at this moment: what can't be read isn't broken yet.</summary>
    public void ReadRest()
    {
        long length = RandomAccess.GetLength(handle) - Offset;
        if (length is <= 0 or > LongestRest)
        {
            return;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            ReadOnlySpan<byte> rest = Fill(buffer.AsSpan(0, (int)length));
            int end = rest.IndexOf(LineEnd);
            rest = end < 0 ? rest : rest[..end];
            if (parser.MayMatter(rest))
            {
                ReadLine(rest);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private int ReadWholeLines(ReadOnlySpan<byte> bytes, int searched)
    {
        int start = 0;
        while (bytes[searched..].IndexOf(LineEnd) is >= 0 and int found)
        {
            int end = searched + found;
            ReadOnlySpan<byte> line = bytes[start..end];
            if (parser.MayMatter(line) && !ReadLine(line))
            {
                BrokenLines++;
            }

            start = end + 1;
            searched = start;
        }

        return start;
    }

    /// <summary>Goes past a line that begins at <see cref="Offset"/> and is longer than the buffer.</summary>
    /// <returns>False when the file ends before the line does.</returns>
    private bool ReadLongLine(byte[] buffer)
    {
        long position = Offset;
        bool mayMatter = false;
        int kept = 0;
        while (RandomAccess.Read(handle, buffer.AsSpan(kept), position) is > 0 and int read)
        {
            ReadOnlySpan<byte> piece = buffer.AsSpan(0, kept + read);
            int end = piece[kept..].IndexOf(LineEnd);
            mayMatter = mayMatter || parser.MayMatter(end < 0 ? piece : piece[..(kept + end)]);
            if (end >= 0)
            {
                long lineEnd = position + end;
                if (mayMatter && !ReadWhole(lineEnd - Offset))
                {
                    BrokenLines++;
                }

                Offset = lineEnd + 1;
                return true;
            }

            position += read;
            kept = Math.Min(LineFilter.Overlap, piece.Length);
            piece[^kept..].CopyTo(buffer);
        }

        return false;
    }

    private bool ReadWhole(long length)
    {
        if (length > Array.MaxLength)
        {
            return false;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            ReadOnlySpan<byte> line = Fill(buffer.AsSpan(0, (int)length));
            return line.Length == length && ReadLine(line);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads bytes from <see cref="Offset"/> on; fewer where the file ends before.</summary>
    private ReadOnlySpan<byte> Fill(Span<byte> bytes)
    {
        int filled = 0;
        while (filled < bytes.Length && RandomAccess.Read(handle, bytes[filled..], Offset + filled) is > 0 and int read)
        {
            filled += read;
        }

        return bytes[..filled];
    }

    private bool ReadLine(ReadOnlySpan<byte> line)
    {
        // A byte order mark may begin a file, and a crash of the machine can leave a stretch of NULs where a line was to be.
        line = line.StartsWith("\uFEFF"u8) ? line[3..] : line;
        line = line.Trim("\0\r \t"u8);
        return line.IsEmpty || parser.Read(line);
    }
}
