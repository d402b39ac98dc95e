using Aic.Agent.Server.Alerts;
using Aic.Agent.Server.Events;
using Aic.Agent.Server.Refreshing;
using Aic.Agent.Server.Settings;

namespace Aic.Agent.Server;

/// <summary>What the agent does by itself: keeping usage and exchange rates fresh, looking for alerts, and noticing changes of the configuration.</summary>
/// <param name="background">Keeps usage fresh.</param>
/// <param name="alerts">Looks for alerts.</param>
/// <param name="rates">Keeps exchange rates fresh.</param>
/// <param name="events">What happens.</param>
/// <param name="watcher">Notices changes.</param>
/// <param name="time">The clock.</param>
internal sealed class AgentWork(BackgroundRefresh background, AlertWatch alerts, RateRefresh rates, AgentEvents events, ConfigWatcher watcher, TimeProvider time) : IDisposable
{
    private Task _running = Task.CompletedTask;

    /// <summary>True when it ended though nobody ended it.</summary>
    public bool IsBroken => _running.IsFaulted;

    /// <summary>Begins, after a while: first of all the agent answers.</summary>
    /// <param name="delay">The while.</param>
    /// <param name="stopping">Ends it.</param>
    public void Start(TimeSpan delay, CancellationToken stopping) => _running = Task.Run(() => RunAsync(delay, stopping), CancellationToken.None);

    /// <summary>Waits for the end of what is under way, once it was told to stop.</summary>
    public Task EndAsync() => _running;

    /// <inheritdoc />
    public void Dispose() => watcher.Dispose();

    private async Task RunAsync(TimeSpan delay, CancellationToken stopping)
    {
        await Task.Delay(delay, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested)
        {
            watcher.Start();
            await Task.WhenAll(background.RunAsync(stopping), alerts.RunAsync(events, stopping), rates.RunAsync(stopping));
        }
    }
}
