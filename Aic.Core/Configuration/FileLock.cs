namespace Aic.Core.Configuration;

/// <summary>A lock between processes (and threads): a file held open. The system lets go of it when its holder ends, however it ends.</summary>
internal static class FileLock
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsLockViolation = unchecked((int)0x80070021);

    private const int ShortestPause = 4;
    private const int LongestPause = 256;

    // Another process doesn't follow this one's clock: what is waited for here is real time.
    private static readonly TimeProvider Time = TimeProvider.System;

    /// <summary>Takes the lock, waiting for it where somebody holds it.</summary>
    /// <param name="path">The lock's file; it stays behind, since removing it would let two in at once.</param>
    /// <param name="patience">How long one holder may keep it. Where it goes from hand to hand the wait goes on: a queue isn't a program that hangs.</param>
    /// <returns>The lock, let go of by disposing; null when one holder kept it too long.</returns>
    /// <exception cref="IOException">The file can't be opened, for another reason than being held.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not open the file.</exception>
    public static IDisposable? Take(string path, TimeSpan patience)
    {
        DateTime turn = default;
        long since = Time.GetTimestamp();
        for (int pause = ShortestPause; ; pause = Math.Min(pause * 2, LongestPause))
        {
            try
            {
                FileStream held = OwnerOnly.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                File.SetLastWriteTimeUtc(held.SafeFileHandle, Time.GetUtcNow().UtcDateTime);
                return held;
            }
            catch (IOException exception) when (IsHeld(exception))
            {
                // Each holder marks its turn in the file's time.
                if (File.GetLastWriteTimeUtc(path) is var current && current != turn)
                {
                    (turn, since) = (current, Time.GetTimestamp());
                }
            }

            if (Time.GetElapsedTime(since) >= patience)
            {
                return null;
            }

            // Waiters that come at different moments don't starve each other, and many of them leave the processor to the holder.
            Thread.Sleep(Random.Shared.Next(pause / 2, pause + 1));
        }
    }

    /// <summary>True while somebody holds the lock. Looking takes it for a moment as one of many readers, so those who look don't see each other.</summary>
    /// <param name="path">The lock's file; it need not exist.</param>
    /// <exception cref="IOException">The file can't be opened, for another reason than being held.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not open the file.</exception>
    public static bool IsTaken(string path)
    {
        try
        {
            using FileStream free = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return true;
        }
    }

    /// <summary>True when a file couldn't be opened or replaced because somebody has it open.</summary>
    public static bool IsHeld(IOException exception) =>
        exception.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation or WindowsLockViolation;
}
