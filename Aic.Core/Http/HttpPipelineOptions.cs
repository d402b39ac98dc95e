namespace Aic.Core.Http;

/// <summary>Limits of the HTTP pipeline. The defaults suit providers on the internet.</summary>
public sealed record HttpPipelineOptions
{
    /// <summary>How long one attempt may take, from connecting to the body's last byte.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long all attempts and the waits between them may take together.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Attempts after the first.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>The wait before the first retry; it doubles for each further one, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Calls to one host that failed, retries included, within <see cref="BreakerWindow"/>, and that open its circuit breaker when none succeeded
    /// in between. At least 2.
    /// </summary>
    public int BreakerThreshold { get; init; } = 8;

    /// <summary>The span over which the breaker counts.</summary>
    public TimeSpan BreakerWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an open breaker refuses requests.</summary>
    public TimeSpan BreakerDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest body that is read, in bytes.</summary>
    public int MaxBodyBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Requests to one host at the same time.</summary>
    public int MaxConnectionsPerHost { get; init; } = 8;
}
