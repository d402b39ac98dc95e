namespace Aic.Testing.Sessions;

/// <summary>One made-up response.</summary>
/// <param name="Time">When its last line was written (UTC).</param>
/// <param name="Model">The model.</param>
/// <param name="Session">The session it was given in first.</param>
/// <param name="Project">The folder.</param>
public sealed record GeneratedResponse(DateTimeOffset Time, string Model, string Session, string Project)
{
    /// <summary>Uncached input tokens.</summary>
    public long Input { get; init; }

    /// <summary>Output tokens.</summary>
    public long Output { get; init; }

    /// <summary>Tokens read from the cache.</summary>
    public long CacheRead { get; init; }

    /// <summary>Tokens written to the cache for five minutes.</summary>
    public long CacheWrite5m { get; init; }

    /// <summary>Tokens written to the cache for one hour.</summary>
    public long CacheWrite1h { get; init; }
}
