namespace Aic.Agent.Server.Memory;

/// <summary>
/// Gives memory back when the agent rests: some seconds after the last request or refresh, and once more after a minute, when pools of buffers
/// let go of what nobody rented since. From then on no timer runs.
/// An agent rests nearly always; what a refresh of many accounts needed for a moment isn't kept for the next one.
/// </summary>
internal sealed class RestingMemory : IDisposable
{
    /// <summary>How long nothing must have happened.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    /// <summary>How long after the first time memory is given back once more. .NET's pools let go of buffers that weren't used for a minute.</summary>
    public static readonly TimeSpan UntilPoolsLetGo = TimeSpan.FromSeconds(70);

    private readonly TimeProvider _time;
    private readonly Action _release;
    private readonly ITimer _timer;
    private long _lastStir;
    private int _isAwake;
    private long? _releasedAfter;

    /// <summary>Makes it; it rests until something happens.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="release">Gives memory back.</param>
    public RestingMemory(TimeProvider time, Action release)
    {
        _time = time;
        _release = release;
        _timer = time.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Something happens. Costs next to nothing.</summary>
    public void Stir()
    {
        Volatile.Write(ref _lastStir, _time.GetTimestamp());
        if (Volatile.Read(ref _isAwake) == 0 && Interlocked.Exchange(ref _isAwake, 1) == 0)
        {
            _timer.Change(Quiet, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _timer.Dispose();

    private void OnTimer()
    {
        long lastStir = Volatile.Read(ref _lastStir);
        TimeSpan left = Quiet - _time.GetElapsedTime(lastStir);
        if (left > TimeSpan.Zero)
        {
            _timer.Change(left, Timeout.InfiniteTimeSpan);
            return;
        }

        if (_releasedAfter == lastStir)
        {
            // First asleep, then released: what stirs meanwhile starts the timer anew.
            _releasedAfter = null;
            Volatile.Write(ref _isAwake, 0);
        }
        else
        {
            _releasedAfter = lastStir;
            _timer.Change(UntilPoolsLetGo, Timeout.InfiniteTimeSpan);
        }

        _release();
    }
}
