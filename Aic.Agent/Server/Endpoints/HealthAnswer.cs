namespace Aic.Agent.Server.Endpoints;

/// <summary>What <c>/health</c> answers.</summary>
internal sealed record HealthAnswer
{
    /// <summary>All is well.</summary>
    public const string Ok = "ok";

    /// <summary>The agent serves, but something needs attention.</summary>
    public const string Degraded = "degraded";

    /// <summary>The agent can't serve (any longer).</summary>
    public const string Down = "down";

    /// <summary><c>ok</c>, <c>degraded</c> or <c>down</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The agent's version.</summary>
    public required string Version { get; init; }

    /// <summary>Seconds since the agent started.</summary>
    public required long UptimeSeconds { get; init; }

    /// <summary>When providers were asked the last time (UTC); null when they weren't yet.</summary>
    public DateTimeOffset? LastRefresh { get; init; }

    /// <summary>What is wrong with the usage store and what to do; null when nothing is.</summary>
    public string? StoreProblem { get; init; }

    /// <summary>What is wrong with the configuration file and what to do; null when nothing is.</summary>
    public string? ConfigProblem { get; init; }

    /// <summary>Why the agent can't serve; null when it can.</summary>
    public string? Reason { get; init; }
}
