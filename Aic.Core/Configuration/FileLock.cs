using System.Diagnostics;

namespace Aic.Core.Configuration;

/// <summary>A lock between processes (and threads): a file held open. The system lets go of it when its holder ends, however it ends.</summary>
internal static class FileLock
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsLockViolation = unchecked((int)0x80070021);

    /// <summary>Takes the lock, waiting for it where somebody holds it.</summary>
    /// <param name="path">The lock's file; it stays behind, since removing it would let two in at once.</param>
    /// <param name="patience">How long to wait.</param>
    /// <returns>The lock, let go of by disposing; null when it couldn't be had in time.</returns>
    /// <exception cref="IOException">The file can't be opened, for another reason than being held.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not open the file.</exception>
    public static IDisposable? Take(string path, TimeSpan patience)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            try
            {
                return OwnerOnly.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (IsHeld(exception))
            {
                // Waiters that come at different moments don't starve each other.
                Thread.Sleep(Random.Shared.Next(2, 12));
            }
        }
        while (Stopwatch.GetElapsedTime(start) < patience);

        return null;
    }

    /// <summary>True when a file couldn't be opened or replaced because somebody has it open.</summary>
    public static bool IsHeld(IOException exception) =>
        exception.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation or WindowsLockViolation;
}
