using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Lifecycle;

/// <summary>How an agent is.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<AgentState>))]
public enum AgentState
{
    /// <summary>No agent serves this configuration folder.</summary>
    Stopped,

    /// <summary>A process has claimed the folder and doesn't serve yet.</summary>
    Starting,

    /// <summary>It serves.</summary>
    Running,

    /// <summary>Its process is there but doesn't answer.</summary>
    Unresponsive,
}

/// <summary>Whether an agent serves a configuration folder, and how it is.</summary>
public sealed record AgentStatus
{
    /// <summary>How it is.</summary>
    public required AgentState State { get; init; }

    /// <summary>Whether it says that it can do its work; null where it wasn't asked or doesn't tell.</summary>
    public bool? IsHealthy { get; init; }

    /// <summary>Its process; null where there is none.</summary>
    public int? Pid { get; init; }

    /// <summary>Where it serves, such as <c>http://127.0.0.1:8080</c>.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>Its version.</summary>
    public string? Version { get; init; }

    /// <summary>Its executable.</summary>
    public string? Executable { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The folder that it serves.</summary>
    public required string ConfigDirectory { get; init; }

    /// <summary>Its log.</summary>
    public required string LogFile { get; init; }

    /// <summary>All of that in a sentence, with what to do next where something is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>Process and addresses in words.</summary>
    [JsonIgnore]
    internal string Where => $"process {Pid} at {string.Join(" and ", Urls)}";

    /// <summary>What it tells of itself.</summary>
    [JsonIgnore]
    internal AgentRecord? Record { get; init; }
}
