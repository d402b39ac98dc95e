using Aic.Agent.Server.Alerts;
using Aic.Agent.Server.Board;
using Aic.Agent.Server.Events;
using Aic.Agent.Server.Live;
using Aic.Agent.Server.Memory;
using Aic.Agent.Server.Metrics;
using Aic.Agent.Server.Refreshing;
using Aic.Agent.Server.Settings;
using Aic.Core;
using Aic.Core.Configuration;
using Microsoft.Extensions.Logging;

namespace Aic.Agent.Server;

/// <summary>What the agent is made of besides HTTP; the endpoints are handed it.</summary>
internal sealed class AgentParts : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly AnswerCache _cache;
    private readonly BackgroundRefresh _background;
    private readonly RateRefresh _rates;

    /// <summary>Makes the parts. Nothing is read, opened or asked yet.</summary>
    /// <param name="options">What to work with.</param>
    public AgentParts(AgentServerOptions options)
    {
        Options = options;
        Logger = options.LoggerFactory.CreateLogger("Aic.Agent");
        ILogger library = options.LoggerFactory.CreateLogger("Aic.Core");
        AicPaths paths = options.Tracker.Paths ?? AicPaths.FromEnvironment(options.Tracker.GetVariable);
        Config = new LiveConfig(new ConfigFile(paths.ConfigFile, library), Logger);
        Tracker = new UsageTracker(options.Tracker with { Paths = paths, Logger = library, ReadConfig = () => Config.Current });
        StartedAt = Time.GetUtcNow();

        Memory = new RestingMemory(Time, options.ReleaseMemory);
        _cache = new AnswerCache(Time);
        PeriodInterest interest = new(Time);
        Refresher = new UsageRefresher(Tracker, _cache, Events, Memory, Time, Stopping);
        Board = new UsageBoard(Tracker, Refresher, _cache, interest, Config, Time);
        Jobs = new RefreshJobs(Refresher, Time);
        _background = new BackgroundRefresh(Board, Refresher, interest, Config, Time, Logger);
        Alerts = new AlertWatch(Tracker, Board, Config, new AlertNews(Tracker, Config, Events, Time, Logger), Time, Logger);
        _rates = new RateRefresh(Tracker, Time, Logger);
        Work = new AgentWork(_background, Alerts, _rates, Events, new ConfigWatcher(Config, Logger), Time);
        Live = new LiveHub(Events, Board.KeepFresh, Time, options.MaxLiveClients);
        Metrics = new AgentMetrics(this);
        interest.Grown = _background.Wake;
        Config.Changed = OnConfigChanged;
    }

    /// <summary>What the server was started with.</summary>
    public AgentServerOptions Options { get; }

    /// <summary>The clock and the user's time zone.</summary>
    public TimeProvider Time => Options.Tracker.Time;

    /// <summary>Where the agent logs.</summary>
    public ILogger Logger { get; }

    /// <summary>The library's facade.</summary>
    public UsageTracker Tracker { get; }

    /// <summary>The configuration.</summary>
    public LiveConfig Config { get; }

    /// <summary>Answers about usage.</summary>
    public UsageBoard Board { get; }

    /// <summary>Asks providers.</summary>
    public UsageRefresher Refresher { get; }

    /// <summary>The refreshes that somebody asked for.</summary>
    public RefreshJobs Jobs { get; }

    /// <summary>Looks for causes of alerts.</summary>
    public AlertWatch Alerts { get; }

    /// <summary>What the agent does by itself.</summary>
    public AgentWork Work { get; }

    /// <summary>What happens, told to whoever listens.</summary>
    public AgentEvents Events { get; } = new();

    /// <summary>The clients that are told what happens.</summary>
    public LiveHub Live { get; }

    /// <summary>What the agent counts.</summary>
    public AgentMetrics Metrics { get; }

    /// <summary>Gives memory back when nothing happens.</summary>
    public RestingMemory Memory { get; }

    /// <summary>When the agent started (UTC).</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Cancelled when the agent stops: who waits for a provider waits no longer.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Begins to stop: nothing new is asked, and listeners are told that it is over.</summary>
    public void Stop()
    {
        _stopping.Cancel();
        Live.Stop();
        Events.Complete();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Stop();
        Work.Dispose();
        Memory.Dispose();
        Tracker.Dispose();
        _stopping.Dispose();
    }

    private void OnConfigChanged()
    {
        _cache.Invalidate();
        Events.Publish(new ConfigChanged(Time.GetUtcNow()));
        _background.WakeForConfig();
        _rates.Wake();
    }
}
