using Aic.Core;
using Microsoft.Extensions.Logging;

namespace Aic.Agent.Server.Refreshing;

/// <summary>Keeps the European Central Bank's exchange rates fresh where amounts are shown at them: once after each publication. Wakes up for nothing else but changes of the configuration.</summary>
/// <param name="tracker">Asks.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is told what went wrong.</param>
internal sealed partial class RateRefresh(UsageTracker tracker, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMinutes(1);

    private readonly WakeSignal _signal = new();

    /// <summary>Looks again at once.</summary>
    public void Wake() => _signal.Wake();

    /// <summary>Keeps them fresh until it is cancelled.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            Task woken = _signal.Next();
            TimeSpan sleep = await KeepFreshAsync(cancellationToken);
            await woken.WaitAsync(sleep, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TimeSpan> KeepFreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            TimeSpan sleep = (await tracker.KeepExchangeRatesFreshAsync(cancellationToken) ?? DateTimeOffset.MaxValue) - time.GetUtcNow();
            return sleep < ShortestSleep ? ShortestSleep : sleep > LongestSleep ? LongestSleep : sleep;
        }
        catch (OperationCanceledException)
        {
            return ShortestSleep;
        }
        catch (Exception exception)
        {
            // Nothing that is known goes wrong here. Whatever it is, the agent goes on serving and tries again.
            LogTrouble(exception);
            return LongestSleep;
        }
    }

    [LoggerMessage(EventId = 5021, Level = LogLevel.Error, Message = "Keeping exchange rates fresh failed unexpectedly.")]
    private partial void LogTrouble(Exception exception);
}
