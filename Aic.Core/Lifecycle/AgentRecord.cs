using Aic.Core.Lifecycle.Processes;

namespace Aic.Core.Lifecycle;

/// <summary>What a running agent tells of itself in its instance file.</summary>
public sealed record AgentRecord
{
    /// <summary>The process.</summary>
    public required int Pid { get; init; }

    /// <summary>When the system started the process, as <see cref="ProcessIdentity.StartMark"/> tells it: with the pid it names one process only, also after a reboot.</summary>
    public required string ProcessStart { get; init; }

    /// <summary>Where it serves, such as <c>http://127.0.0.1:8080</c>; empty while it starts.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>The executable, or the <c>aic.dll</c> that runs under <c>dotnet</c>; null where the system doesn't tell.</summary>
    public string? Executable { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    internal ProcessIdentity Process => new(Pid, ProcessStart);
}
