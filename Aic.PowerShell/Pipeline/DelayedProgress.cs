using System.Management.Automation;

namespace Aic.PowerShell.Pipeline;

/// <summary>A progress bar that appears only when the work takes longer than a moment.</summary>
internal sealed class DelayedProgress : IDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    // Any number that other commands of a session are unlikely to use.
    private const int ActivityId = 5_090_000;

    private readonly Lock _gate = new();
    private readonly Action<ProgressRecord> _write;
    private readonly string _activity;
    private readonly Timer _timer;
    private string _status;
    private int _percent;
    private bool _isShown;
    private bool _isEnded;

    public DelayedProgress(Action<ProgressRecord> write, string activity, string status)
    {
        _write = write;
        _activity = activity;
        _status = status;
        _timer = new Timer(_ => Appear(), null, Delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Tells how far the work is.</summary>
    /// <param name="status">In words.</param>
    /// <param name="percent">In percent, 0 to 100.</param>
    public void Report(string status, int percent)
    {
        lock (_gate)
        {
            _status = status;
            _percent = percent;
            if (_isShown)
            {
                Show(ProgressRecordType.Processing);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _isEnded = true;
            if (_isShown)
            {
                Show(ProgressRecordType.Completed);
            }
        }
    }

    private void Appear()
    {
        lock (_gate)
        {
            if (!_isEnded)
            {
                _isShown = true;
                Show(ProgressRecordType.Processing);
            }
        }
    }

    private void Show(ProgressRecordType type) =>
        _write(new ProgressRecord(ActivityId, _activity, _status) { PercentComplete = _percent, RecordType = type });
}
