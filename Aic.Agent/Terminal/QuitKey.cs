namespace Aic.Agent.Terminal;

/// <summary>Waits for somebody to press q.</summary>
internal static class QuitKey
{
    /// <summary>Starts to wait. Reading a key can't be cancelled; the thread that waits for one ends with the process.</summary>
    /// <param name="quit">What to do then.</param>
    public static void Watch(Action quit)
    {
        Thread thread = new(() => Wait(quit)) { IsBackground = true, Name = "keys" };
        thread.Start();
    }

    private static void Wait(Action quit)
    {
        try
        {
            while (Console.ReadKey(intercept: true).KeyChar is not ('q' or 'Q'))
            {
            }

            quit();
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            // There are no keys to read, or it has ended already: Ctrl+C is the other way.
        }
    }
}
