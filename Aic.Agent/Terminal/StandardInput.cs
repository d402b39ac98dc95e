namespace Aic.Agent.Terminal;

/// <summary>Tells whether standard input has something, for those who can't wait for ever.</summary>
internal static class StandardInput
{
    private const int Descriptor = 0;

    /// <summary>Waits until something, if only its end, can be read.</summary>
    /// <param name="patience">How long at most.</param>
    /// <returns>False when there was nothing all the time.</returns>
    public static bool Wait(TimeSpan patience) => OperatingSystem.IsWindows()
        ? Task.Run(static () => Console.OpenStandardInput().Read([])).Wait(patience)
        : FilePoll.Wait(Descriptor, FilePoll.CanBeRead, patience);
}
