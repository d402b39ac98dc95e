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

    /// <summary>What all of it costs at API prices, in US dollars.</summary>
    public decimal CostUsd { get; set; }

    /// <summary>The totals of responses.</summary>
    /// <param name="responses">The responses.</param>
    public static LogTotals Of(IEnumerable<GeneratedResponse> responses)
    {
        ArgumentNullException.ThrowIfNull(responses);
        LogTotals totals = new();
        foreach (GeneratedResponse response in responses)
        {
            totals.Add(response);
        }

        return totals;
    }

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
        CostUsd += GeneratedPrices.CostUsd(response);
    }
}
