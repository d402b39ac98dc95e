namespace Aic.Agent.Server;

/// <summary>Wakes what sleeps between two looks at what there is to do.</summary>
internal sealed class WakeSignal
{
    // A lock, since a flag alone doesn't keep the looking from being done before the new signal is seen by others.
    private readonly Lock _lock = new();
    private TaskCompletionSource _woken = NewSource();

    /// <summary>Has it look again at once.</summary>
    public void Wake()
    {
        lock (_lock)
        {
            _woken.TrySetResult();
        }
    }

    /// <summary>What ends when somebody wakes it from now on. To be taken before the looking: what happens during it is looked at again.</summary>
    public Task Next()
    {
        lock (_lock)
        {
            _woken = NewSource();
            return _woken.Task;
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
