namespace Aic.Core.Terminal;

/// <summary>Does something again and again: when an interval is over, and sooner when it is woken.</summary>
/// <param name="time">The clock.</param>
/// <param name="interval">The interval, counted from the end of one time to the start of the next.</param>
public sealed class WatchLoop(TimeProvider time, TimeSpan interval)
{
    private volatile TaskCompletionSource _woken = NewWaking();

    /// <summary>Does it until it is stopped; being stopped is how it ends, and no exception.</summary>
    /// <param name="step">What to do.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                TaskCompletionSource woken = _woken = NewWaking();
                await step(cancellationToken).ConfigureAwait(false);
                await WaitAsync(woken.Task, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // That is how it ends.
        }
    }

    /// <summary>Wakes it: the next time is now, or right after the one that is under way.</summary>
    public void Wake() => _woken.TrySetResult();

    private async Task WaitAsync(Task woken, CancellationToken cancellationToken)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(Task.Delay(interval, time, over.Token), woken).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
    }

    private static TaskCompletionSource NewWaking() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
