using System.Runtime.InteropServices;

namespace Aic.Agent.Terminal;

/// <summary>Tells whether standard input has something, for those who can't wait for ever.</summary>
internal static partial class StandardInput
{
    private const short CanBeRead = 1;

    /// <summary>Waits until something, if only its end, can be read.</summary>
    /// <param name="patience">How long at most.</param>
    /// <returns>False when there was nothing all the time.</returns>
    public static bool Wait(TimeSpan patience)
    {
        if (OperatingSystem.IsWindows())
        {
            return Task.Run(static () => Console.OpenStandardInput().Read([])).Wait(patience);
        }

        Polled input = new() { Descriptor = 0, Events = CanBeRead };
        return Poll(ref input, 1, (int)patience.TotalMilliseconds) > 0;
    }

    [LibraryImport("libc", EntryPoint = "poll")]
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
