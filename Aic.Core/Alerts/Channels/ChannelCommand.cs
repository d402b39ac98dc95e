using Aic.Core.Http;
using Aic.Core.Lifecycle.Processes;

namespace Aic.Core.Alerts.Channels;

/// <summary>Runs a channel's program, and says what went wrong.</summary>
internal static class ChannelCommand
{
    private const int MostSaid = 300;

    /// <summary>Runs it.</summary>
    /// <param name="start">What to run.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AlertChannelException">It can't be run, hangs or fails.</exception>
    public static async Task RunAsync(CommandStart start, string name, TimeProvider time, CancellationToken cancellationToken)
    {
        CommandResult? result;
        try
        {
            result = await CommandRunner.RunAsync(start, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            throw new AlertChannelException($"{exception.Message} It was ended, with what it had started.", exception);
        }

        if (result is null)
        {
            throw new AlertChannelException($"{name} can't be run. Check that it is there, that it is a program, and that you may run it.");
        }

        if (result.ExitCode != 0)
        {
            // What programs say may hold what they were given, such as keys.
            string said = KeyText.Quote(result.Says, MostSaid);
            throw new AlertChannelException($"{name} ended with exit code {result.ExitCode}.{(said.Length == 0 ? "" : $" It said: {said}")}");
        }
    }
}
