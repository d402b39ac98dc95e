namespace Aic.Agent.Terminal;

/// <summary>Notices when nobody reads standard output any more: writing to it doesn't tell, the runtime passes over that.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;

    /// <summary>Starts to watch. The thread that waits ends with the process. On Windows the shell ends a program that it doesn't read from any more.</summary>
    /// <param name="ended">What to do when the reader is gone, such as <c>head</c> after its lines.</param>
    public static void WatchReader(Action ended)
    {
        if (!OperatingSystem.IsWindows())
        {
            Thread thread = new(() => Wait(ended)) { IsBackground = true, Name = "reader" };
            thread.Start();
        }
    }

    private static void Wait(Action ended)
    {
        try
        {
            if (FilePoll.WaitForReadersEnd(Descriptor))
            {
                ended();
            }
        }
        catch (ObjectDisposedException)
        {
            // It has ended already.
        }
    }
}
