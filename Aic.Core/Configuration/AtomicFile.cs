namespace Aic.Core.Configuration;

/// <summary>Replaces a file as a whole: whoever reads it, and whatever kills its writer, it holds the old content or the new, never a part.</summary>
internal static class AtomicFile
{
    private const int WindowsAttempts = 50;

    private static readonly TimeSpan LeftoverAge = TimeSpan.FromMinutes(1);

    /// <summary>Reads the file.</summary>
    /// <exception cref="IOException">There is no such file, or the disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read it.</exception>
    public static byte[] Read(string path)
    {
        using MemoryStream content = new();
        Patiently(() =>
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            content.SetLength(0);
            stream.CopyTo(content);
        });
        return content.ToArray();
    }

    /// <summary>Writes the file, owner-only.</summary>
    /// <param name="path">The file itself, not a link to it.</param>
    /// <param name="content">All of the content.</param>
    /// <exception cref="IOException">The disk refuses; the file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write here; the file is as it was.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        FileStream stream = OwnerOnly.Open(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        try
        {
            using (stream)
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            Patiently(() => File.Move(temporary, path, overwrite: true));
        }
        catch (ArgumentOutOfRangeException exception)
        {
            // What the runtime makes of EFBIG, the limit that ulimit -f sets.
            File.Delete(temporary);
            throw new IOException("The system limits how big files may be.", exception);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>
    /// Removes temporary files that killed writers left behind. To be called by whoever holds the file's lock: no writer is at work then;
    /// the age spares one that came to the same file by another path, and so by another lock.
    /// </summary>
    public static void RemoveLeftovers(string path, TimeProvider time)
    {
        DateTime newest = (time.GetUtcNow() - LeftoverAge).UtcDateTime;
        foreach (string leftover in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"{Path.GetFileName(path)}.*.tmp"))
        {
            try
            {
                if (File.GetLastWriteTimeUtc(leftover) < newest)
                {
                    File.Delete(leftover);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Somebody else's, or somebody else was quicker: no reason not to write.
            }
        }
    }

    // Windows refuses to open a file while it is replaced, and to replace it while it is open; either takes a moment at most.
    private static void Patiently(Action access)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                access();
                return;
            }
            catch (Exception exception) when (OperatingSystem.IsWindows() && attempt < WindowsAttempts && IsMomentary(exception))
            {
                Thread.Sleep(Random.Shared.Next(2, 12));
            }
        }
    }

    private static bool IsMomentary(Exception exception) =>
        exception is UnauthorizedAccessException || (exception is IOException held && FileLock.IsHeld(held));
}
