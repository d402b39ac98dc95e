using Microsoft.Extensions.Logging;

namespace Aic.Agent.Server.Settings;

/// <summary>
/// Notices that somebody else changed the configuration file, or made it: through the system's notifications, and where there are none
/// (a network drive, too many watchers) by looking every few seconds.
/// </summary>
internal sealed partial class ConfigWatcher : IDisposable
{
    /// <summary>Editors write in several steps.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly LiveConfig _config;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();

    // Files change in real time, whatever the agent's clock says.
    private readonly ITimer _timer;

    private FileSystemWatcher? _ofFile;
    private FileSystemWatcher? _ofTarget;
    private bool _looks;
    private bool _isDisposed;

    /// <summary>Makes a watcher.</summary>
    /// <param name="config">What reads the file again.</param>
    /// <param name="logger">Where it is told that there are no notifications.</param>
    public ConfigWatcher(LiveConfig config, ILogger logger)
    {
        _config = config;
        _logger = logger;
        _timer = TimeProvider.System.CreateTimer(_ => Read(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>True where the file is read every few seconds, since the system doesn't tell of changes.</summary>
    public bool Looks
    {
        get
        {
            lock (_lock)
            {
                return _looks;
            }
        }
    }

    /// <summary>Watches from now on, and takes in what was changed before.</summary>
    public void Start()
    {
        lock (_lock)
        {
            Trying(() => _ofFile = Watch(_config.Path));
        }

        Read();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _ofFile?.Dispose();
            _ofTarget?.Dispose();
            _timer.Dispose();
        }
    }

    private void Read()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            // Before the reading: what changes from then on is told.
            Trying(WatchTarget);
        }

        _config.Reload();
    }

    /// <summary>A link may be made, led elsewhere or replaced by a file at any time.</summary>
    private void WatchTarget()
    {
        string? target = TargetOf(new FileInfo(_config.Path));
        if (target == PathOf(_ofTarget))
        {
            return;
        }

        _ofTarget?.Dispose();
        _ofTarget = target is null ? null : Watch(target);
    }

    private static string? TargetOf(FileInfo file)
    {
        try
        {
            return file.LinkTarget is null ? null : file.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        }
        catch (FileNotFoundException)
        {
            // It was a link a moment ago.
            return null;
        }
    }

    private static string? PathOf(FileSystemWatcher? watcher) => watcher is null ? null : Path.Combine(watcher.Path, watcher.Filter);

    private FileSystemWatcher Watch(string path)
    {
        FileSystemWatcher watcher = new(Path.GetDirectoryName(path)!, Path.GetFileName(path))
        {
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Changed += (_, _) => Soon();
        watcher.Created += (_, _) => Soon();
        watcher.Deleted += (_, _) => Soon();
        watcher.Renamed += (_, _) => Soon();
        watcher.Error += (_, error) => Look(error.GetException());
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private void Trying(Action watch)
    {
        try
        {
            watch();
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            Look(exception);
        }
    }

    private void Soon() => _timer.Change(Quiet, _looks ? LookEvery : Timeout.InfiniteTimeSpan);

    private void Look(Exception exception)
    {
        lock (_lock)
        {
            if (_looks)
            {
                return;
            }

            _looks = true;
            LogNoNotifications(exception, _config.Path, LookEvery.TotalSeconds);
            _timer.Change(Quiet, LookEvery);
        }
    }

    [LoggerMessage(EventId = 5011, Level = LogLevel.Information, Message = "The system doesn't tell of changes to {File}; it is read every {Seconds} seconds.")]
    private partial void LogNoNotifications(Exception exception, string file, double seconds);
}
