using Microsoft.Extensions.Logging;

namespace Aic.Agent.Server.Settings;

/// <summary>
/// Notices that somebody else changed the configuration file: through the system's notifications, and where there are none
/// (no folder yet, a network drive, too many watchers) by looking every few seconds.
/// </summary>
internal sealed partial class ConfigWatcher : IDisposable
{
    /// <summary>Editors write in several steps.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly LiveConfig _config;
    private readonly ILogger _logger;
    private readonly List<FileSystemWatcher> _watchers = [];

    // Files change in real time, whatever the agent's clock says.
    private readonly ITimer _timer;

    /// <summary>Makes a watcher.</summary>
    /// <param name="config">What reads the file again.</param>
    /// <param name="logger">Where it is told that there are no notifications.</param>
    public ConfigWatcher(LiveConfig config, ILogger logger)
    {
        _config = config;
        _logger = logger;
        _timer = TimeProvider.System.CreateTimer(_ => _config.Reload(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Watches from now on, and takes in what was changed before.</summary>
    public void Start()
    {
        try
        {
            Watch(_config.Path);
            if (File.ResolveLinkTarget(_config.Path, returnFinalTarget: true) is { } target)
            {
                Watch(target.FullName);
            }
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            Look(exception);
        }

        _config.Reload();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _watchers.ForEach(watcher => watcher.Dispose());
        _timer.Dispose();
    }

    private void Watch(string path)
    {
        FileSystemWatcher watcher = new(Path.GetDirectoryName(path)!, Path.GetFileName(path))
        {
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        _watchers.Add(watcher);
        watcher.Changed += (_, _) => Soon();
        watcher.Created += (_, _) => Soon();
        watcher.Deleted += (_, _) => Soon();
        watcher.Renamed += (_, _) => Soon();
        watcher.Error += (_, error) => Look(error.GetException());
        watcher.EnableRaisingEvents = true;
    }

    private void Soon() => _timer.Change(Quiet, Timeout.InfiniteTimeSpan);

    private void Look(Exception exception)
    {
        LogNoNotifications(exception, _config.Path, LookEvery.TotalSeconds);
        _timer.Change(Quiet, LookEvery);
    }

    [LoggerMessage(EventId = 5011, Level = LogLevel.Information, Message = "The system doesn't tell of changes to {File}; it is read every {Seconds} seconds.")]
    private partial void LogNoNotifications(Exception exception, string file, double seconds);
}
