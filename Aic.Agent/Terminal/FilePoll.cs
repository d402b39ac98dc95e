using System.Runtime.InteropServices;

namespace Aic.Agent.Terminal;

/// <summary>Waits for something to happen to a file descriptor, as POSIX's <c>poll</c> does.</summary>
internal static partial class FilePoll
{
    /// <summary>Something can be read, if only the end.</summary>
    public const short CanBeRead = 1;

    private const short Error = 8;
    private const short HungUp = 16;
    private const int Interrupted = 4;

    /// <summary>Waits.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="events">What to wait for; a broken one ends the waiting in any case.</param>
    /// <param name="patience">How long at most.</param>
    /// <returns>False when nothing happened all the time.</returns>
    public static bool Wait(int descriptor, short events, TimeSpan patience)
    {
        Polled file = new() { Descriptor = descriptor, Events = events };
        return Poll(ref file, 1, (int)patience.TotalMilliseconds) > 0;
    }

    /// <summary>Waits, as long as it takes, until nobody reads from a descriptor any more.</summary>
    /// <param name="descriptor">A descriptor to write to.</param>
    /// <returns>False when that can't be told.</returns>
    public static bool WaitForReadersEnd(int descriptor)
    {
        while (true)
        {
            Polled file = new() { Descriptor = descriptor };
            if (Poll(ref file, 1, -1) >= 0)
            {
                return (file.Returned & (Error | HungUp)) != 0;
            }

            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                return false;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref Polled first, nuint count, int milliseconds);

    /// <summary>POSIX's <c>pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Polled
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
