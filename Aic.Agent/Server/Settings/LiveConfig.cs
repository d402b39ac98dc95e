using Aic.Core.Configuration;
using Microsoft.Extensions.Logging;

namespace Aic.Agent.Server.Settings;

/// <summary>The configuration as the agent works with it: the newest that was good. An edit that breaks the file is told and changes nothing.</summary>
/// <param name="file">The file.</param>
/// <param name="logger">Where it is told that the file is broken.</param>
internal sealed partial class LiveConfig(ConfigFile file, ILogger logger)
{
    /// <summary>The agent asks by itself, so "every time" needs a measure.</summary>
    private static readonly TimeSpan ShortestTimeToLive = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private volatile AgentConfig _current = new();
    private volatile string? _problem;

    /// <summary>Called, on any thread, after <see cref="Current"/> or <see cref="Problem"/> has changed.</summary>
    public Action? Changed { get; set; }

    /// <summary>The newest configuration that was good.</summary>
    public AgentConfig Current => _current;

    /// <summary>What is wrong with the file as it is now, and what to do; null when nothing is.</summary>
    public string? Problem => _problem;

    /// <summary>The file's path.</summary>
    public string Path => file.Path;

    /// <summary>How long usage counts as fresh here.</summary>
    public TimeSpan TimeToLive
    {
        get
        {
            TimeSpan configured = TimeSpan.FromSeconds(Current.CacheTtlSeconds);
            return configured > ShortestTimeToLive ? configured : ShortestTimeToLive;
        }
    }

    /// <summary>Reads the file for the first time.</summary>
    /// <exception cref="ConfigException">The file can't be read, or isn't a valid configuration.</exception>
    public void Load() => _current = file.Read();

    /// <summary>Reads the file again, where somebody may have changed it.</summary>
    public void Reload() => Take(() =>
    {
        try
        {
            return (file.Read(), null);
        }
        catch (ConfigException exception)
        {
            return (_current, exception.Message);
        }
    });

    /// <summary>Changes the file.</summary>
    /// <param name="change">The change, of what the file says now.</param>
    /// <exception cref="ConfigException">The file is broken, the change isn't valid, or it can't be written.</exception>
    public void Update(Func<AgentConfig, AgentConfig> change) => Take(() => (file.Update(change), null));

    private void Take(Func<(AgentConfig Config, string? Problem)> get)
    {
        bool isChanged;
        lock (_lock)
        {
            (AgentConfig config, string? problem) = get();
            isChanged = problem != _problem || !config.HasSameContent(_current);
            (_current, _problem) = (config, problem);
        }

        if (isChanged)
        {
            if (Problem is { } broken)
            {
                LogBroken(broken);
            }

            Changed?.Invoke();
        }
    }

    [LoggerMessage(EventId = 5010, Level = LogLevel.Warning, Message = "The agent goes on with the configuration it had: {Problem}")]
    private partial void LogBroken(string problem);
}
