using Aic.Core.Lifecycle;

namespace Aic.PowerShell.Output;

/// <summary>The agent of a configuration folder, running or not.</summary>
public sealed class AicAgent
{
    private readonly AgentStatus _status;

    internal AicAgent(AgentStatus status) => _status = status;

    /// <summary>Whether it runs.</summary>
    public AgentState State => _status.State;

    /// <summary>Whether it says that it can do its work; null where it wasn't asked.</summary>
    public bool? IsHealthy => _status.IsHealthy;

    /// <summary>Its process; null where there is none.</summary>
    public int? ProcessId => _status.Pid;

    /// <summary>Where it serves, such as <c>http://localhost:8080</c>.</summary>
    public IReadOnlyList<string> Urls => _status.Urls;

    /// <summary>Its version.</summary>
    public string? Version => _status.Version;

    /// <summary>Its executable.</summary>
    public string? Executable => _status.Executable;

    /// <summary>When it began; null where it doesn't run.</summary>
    public DateTimeOffset? StartedAt => _status.StartedAt?.ToLocalTime();

    /// <summary>The folder that it serves.</summary>
    public string ConfigDirectory => _status.ConfigDirectory;

    /// <summary>Its log.</summary>
    public string LogFile => _status.LogFile;

    /// <summary>All of that in a sentence, with what to do next where something is wrong.</summary>
    public string Message => _status.Message;

    /// <summary>The sentence.</summary>
    public override string ToString() => Message;
}
