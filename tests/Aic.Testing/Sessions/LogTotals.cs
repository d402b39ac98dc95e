namespace Aic.Testing.Sessions;

/// <summary>What logs say in truth, as whoever wrote them knows it: sums over responses, each counted once.</summary>
public sealed record LogTotals
{
    /// <summary>Responses.</summary>
    public long Requests { get; set; }

    /// <summary>Uncached input tokens.</summary>
    public long Input { get; set; }

    /// <summary>Output tokens.</summary>
    public long Output { get; set; }

    /// <summary>Tokens read from the cache.</summary>
    public long CacheRead { get; set; }

    /// <summary>Tokens written to the cache for five minutes.</summary>
    public long CacheWrite5m { get; set; }

    /// <summary>Tokens written to the cache for one hour.</summary>
    public long CacheWrite1h { get; set; }

    /// <summary>Adds a response.</summary>
    /// <param name="response">The response.</param>
    public void Add(GeneratedResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        Requests++;
        Input += response.Input;
        Output += response.Output;
        CacheRead += response.CacheRead;
        CacheWrite5m += response.CacheWrite5m;
        CacheWrite1h += response.CacheWrite1h;
    }
}

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
