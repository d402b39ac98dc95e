using Aic.Core.Pricing;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions;

/// <summary>A sum of responses that have one price.</summary>
internal sealed class SessionSum
{
    private long _records;
    private long _input;
    private long _output;
    private long _cacheRead;
    private long _cacheWrite5m;
    private long _cacheWrite1h;
    private long _webSearches;

    /// <summary>How many records don't name their model, which is assumed.</summary>
    public long Assumed { get; private set; }

    /// <summary>True when a session's total is among what was added.</summary>
    public bool HasTotals { get; private set; }

    /// <summary>Responses; null where only the totals of sessions are known.</summary>
    public long? Requests => HasTotals ? null : _records;

    /// <summary>How many records were added: responses, or sessions where only their totals are known.</summary>
    public long Records => _records;

    /// <summary>The earliest response's time (Unix milliseconds).</summary>
    public long FirstTime { get; private set; } = long.MaxValue;

    /// <summary>The latest response's time.</summary>
    public long LastTime { get; private set; } = long.MinValue;

    /// <summary>What went into the latest of them: it stands for all, which lie between the same thresholds. 0 for totals, which don't tell a request's length.</summary>
    public long ContextTokens { get; private set; }

    /// <summary>What the tool itself says that they cost, in US dollars.</summary>
    public decimal OwnCost { get; private set; }

    /// <summary>The sums.</summary>
    public TokenAmounts Tokens => new()
    {
        Requests = Requests ?? 0,
        Input = _input,
        Output = _output,
        CacheRead = _cacheRead,
        CacheWrite5m = _cacheWrite5m,
        CacheWrite1h = _cacheWrite1h,
        WebSearches = _webSearches,
    };

    /// <summary>Adds a response.</summary>
    public void Add(in SessionRecord record)
    {
        _records++;
        HasTotals |= record.IsSessionTotal;
        _input += record.Input;
        _output += record.Output;
        _cacheRead += record.CacheRead;
        _cacheWrite5m += record.CacheWrite5m;
        _cacheWrite1h += record.CacheWrite1h;
        _webSearches += record.WebSearches;
        Assumed += record.Traits.HasFlag(RecordTraits.AssumedModel) ? 1 : 0;
        ContextTokens = record.IsSessionTotal ? 0 : record.ContextTokens;
        FirstTime = Math.Min(FirstTime, record.Time);
        LastTime = Math.Max(LastTime, record.Time);
        OwnCost += record.Cost;
    }

    /// <summary>Adds another sum.</summary>
    /// <returns>This one.</returns>
    public SessionSum Add(SessionSum other)
    {
        _records += other._records;
        HasTotals |= other.HasTotals;
        _input += other._input;
        _output += other._output;
        _cacheRead += other._cacheRead;
        _cacheWrite5m += other._cacheWrite5m;
        _cacheWrite1h += other._cacheWrite1h;
        _webSearches += other._webSearches;
        Assumed += other.Assumed;
        FirstTime = Math.Min(FirstTime, other.FirstTime);
        LastTime = Math.Max(LastTime, other.LastTime);
        OwnCost += other.OwnCost;
        return this;
    }
}
