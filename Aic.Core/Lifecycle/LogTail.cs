using System.Runtime.CompilerServices;
using System.Text;

namespace Aic.Core.Lifecycle;

/// <summary>Reads the end of a log that somebody else writes and rolls.</summary>
public static class LogTail
{
    private const int BlockBytes = 64 * 1024;
    private const int QuotedLines = 5;
    private const int BeginningBytes = 256;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>The last lines of a file, without reading the rest of it.</summary>
    /// <param name="path">The file; one that doesn't exist has no lines.</param>
    /// <param name="count">How many at most.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read it.</exception>
    public static IReadOnlyList<string> Read(string path, int count)
    {
        using FileStream? stream = Open(path);
        return stream is null ? [] : Read(stream, count);
    }

    /// <summary>The last lines of a file, and then each further line as it is written. A file that is rolled away is read to its end, and its successor from the beginning.</summary>
    /// <param name="path">The file; it need not exist yet.</param>
    /// <param name="count">How many lines at first.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read it.</exception>
    public static async IAsyncEnumerable<string> FollowAsync(string path, int count, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        FileStream? stream = Open(path);
        try
        {
            foreach (string line in stream is null ? [] : Read(stream, count))
            {
                yield return line;
            }

            LineBuffer pending = new();
            while (true)
            {
                // Asked before the last look at the old file, so that nothing written in between is missed.
                bool isRolled = stream is null || IsRolled(stream, path);
                foreach (string line in stream is null ? [] : pending.Take(stream))
                {
                    yield return line;
                }

                if (isRolled && Open(path) is { } successor)
                {
                    stream?.Dispose();
                    stream = successor;
                    pending = new LineBuffer();
                    continue;
                }

                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            stream?.Dispose();
        }
    }

    /// <summary>The last lines of a log as part of a sentence; empty when there are none.</summary>
    internal static string Quote(string path)
    {
        try
        {
            IReadOnlyList<string> lines = Read(path, QuotedLines);
            return lines.Count == 0 ? "" : $"The end of its log {path}: {string.Join(" | ", lines)} ";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Another file lies there now, or this one was cut. Logs begin with a time, so two of them never begin alike; not every file system tells more.</summary>
    private static bool IsRolled(FileStream stream, string path)
    {
        // The older one first: the same file may grow between the two looks.
        ReadOnlySpan<byte> beginning = Beginning(stream);
        using FileStream? current = Open(path);
        return current is null || current.Length < stream.Position || !Beginning(current).StartsWith(beginning);
    }

    private static ReadOnlySpan<byte> Beginning(FileStream stream)
    {
        byte[] buffer = new byte[BeginningBytes];
        return buffer.AsSpan(0, RandomAccess.Read(stream.SafeFileHandle, buffer, 0));
    }

    /// <summary>Reads backwards until there are enough lines; afterwards the stream stands at its end.</summary>
    private static List<string> Read(FileStream stream, int count)
    {
        long end = stream.Length;
        long start = end;
        int ends = 0;
        byte[] block = new byte[BlockBytes];

        // The end of the last line parts nothing, so one more is needed than lines.
        while (start > 0 && ends <= count)
        {
            int size = (int)Math.Min(BlockBytes, start);
            start -= size;
            stream.Position = start;
            stream.ReadExactly(block, 0, size);
            ends += block.AsSpan(0, size).Count((byte)'\n');
        }

        stream.Position = start;
        byte[] tail = new byte[end - start];
        stream.ReadExactly(tail);
        string[] lines = Encoding.UTF8.GetString(tail).Split('\n', StringSplitOptions.TrimEntries);
        int kept = lines is [.., ""] ? lines.Length - 1 : lines.Length;
        return [.. lines.Take(kept).TakeLast(Math.Max(0, count))];
    }

    /// <summary>Puts together lines that come in pieces.</summary>
    private sealed class LineBuffer
    {
        private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
        private readonly StringBuilder _unfinished = new();

        public List<string> Take(FileStream stream)
        {
            List<string> lines = [];
            byte[] block = new byte[BlockBytes];
            char[] text = new char[Encoding.UTF8.GetMaxCharCount(BlockBytes)];
            for (int count; (count = stream.Read(block)) > 0;)
            {
                foreach (char character in text.AsSpan(0, _decoder.GetChars(block, 0, count, text, 0)))
                {
                    if (character != '\n')
                    {
                        _unfinished.Append(character);
                        continue;
                    }

                    lines.Add(_unfinished.ToString().TrimEnd('\r'));
                    _unfinished.Clear();
                }
            }

            return lines;
        }
    }
}
