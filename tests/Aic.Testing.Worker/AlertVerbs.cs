using Aic.Core;
using Aic.Core.Alerts;
using Aic.Core.Configuration;

namespace Aic.Testing.Worker;

/// <summary>Tells alerts.</summary>
internal static class AlertVerbs
{
    /// <summary>Tells what is to be told in a folder through a channel that says "telling" and the alert's id, and never ends.</summary>
    public static void TellForever(string folder, string channel)
    {
        using UsageTracker tracker = new(new UsageTrackerOptions
        {
            Paths = new AicPaths(folder, folder),
            GetVariable = _ => null,
            AlertChannels = _ => [new EndlessChannel(channel)],
        });
        tracker.TellAlertsAsync().GetAwaiter().GetResult();
    }

    private sealed class EndlessChannel(string name) : IAlertChannel
    {
        public string Name => name;

        public Task TellAsync(AlertNotice notice, CancellationToken cancellationToken)
        {
            Console.WriteLine($"telling {notice.Alert.Id}");
            return Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}
