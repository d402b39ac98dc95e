using Aic.Core;
using Aic.Core.Configuration;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>The one tracker of the process, made when it is first needed and shared by all runspaces.</summary>
internal static class TrackerHost
{
    private static readonly Lock Gate = new();
    private static UsageTracker? s_tracker;

    /// <summary>The tracker for the folders that the environment names now.</summary>
    /// <exception cref="ConfigException">The environment doesn't tell where the user's folders are.</exception>
    public static UsageTracker Current
    {
        get
        {
            AicPaths paths = AicPaths.FromEnvironment(Environment.GetEnvironmentVariable);
            lock (Gate)
            {
                // A tracker of other folders isn't disposed: another runspace may still be waiting for its answers.
                if (s_tracker?.Paths != paths)
                {
                    s_tracker = new UsageTracker(new UsageTrackerOptions { Paths = paths }.WithMessages(Tell));
                }

                return s_tracker;
            }
        }
    }

    private static void Tell(MessageLevel level, string message)
    {
        if (level == MessageLevel.Warning)
        {
            AsyncCmdlet.Current?.WriteWarning(message);
        }
        else
        {
            AsyncCmdlet.Current?.WriteVerbose(message);
        }
    }
}
