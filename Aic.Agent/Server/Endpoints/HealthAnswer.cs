namespace Aic.Agent.Server.Endpoints;

/// <summary>What <c>/health</c> answers.</summary>
internal sealed record HealthAnswer
{
    /// <summary><c>ok</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The agent's version.</summary>
    public required string Version { get; init; }

    /// <summary>Seconds since the agent started.</summary>
    public required long UptimeSeconds { get; init; }
}
