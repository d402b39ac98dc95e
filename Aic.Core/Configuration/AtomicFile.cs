namespace Aic.Core.Configuration;

/// <summary>Replaces a file as a whole: a reader, and a writer killed at any moment, leaves or finds the old content or the new, never a part.</summary>
internal static class AtomicFile
{
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromMinutes(1);

    /// <summary>Writes the file, owner-only.</summary>
    /// <param name="path">The file itself, not a link to it.</param>
    /// <param name="content">All of the content.</param>
    /// <exception cref="IOException">The disk refuses; the file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write here; the file is as it was.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream stream = OwnerOnly.Open(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            Replace(temporary, path);
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
        DateTime oldest = (time.GetUtcNow() - LeftoverAge).UtcDateTime;
        foreach (string leftover in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"{Path.GetFileName(path)}.*.tmp"))
        {
            if (File.GetLastWriteTimeUtc(leftover) < oldest)
            {
                File.Delete(leftover);
            }
        }
    }

    private static void Replace(string temporary, string path)
    {
        // Windows refuses while a reader has the file open, which takes a moment at most.
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                File.Move(temporary, path, overwrite: true);
                return;
            }
            catch (Exception exception) when (OperatingSystem.IsWindows() && attempt < 50 && exception is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(Random.Shared.Next(2, 12));
            }
        }
    }
}
