namespace Aic.Core.Sessions.Records;

/// <summary>What one response used, as a tool's log says it. Names are numbers in the batch's table of names.</summary>
internal struct SessionRecord
{
    /// <summary>The largest count that can be right; whatever is larger is a broken line, and sums of these never overflow.</summary>
    public const long LargestCount = 1_000_000_000_000;

    // From 2000 to 2200: a clock may be wrong, but what lies outside is no time at all.
    private const long Earliest = 946_684_800_000;
    private const long Latest = 7_258_118_400_000;

    /// <summary>Who this response is, so that copies of it count once.</summary>
    public ResponseKey Key;

    /// <summary>When (Unix time in milliseconds).</summary>
    public long Time;

    /// <summary>The model.</summary>
    public int Model;

    /// <summary>Who served it, as the tool names it; the empty name when it doesn't tell.</summary>
    public int Vendor;

    /// <summary>The session.</summary>
    public int Session;

    /// <summary>The project, as a rule a folder.</summary>
    public int Project;

    /// <summary>Input tokens that were neither read from nor written to a cache.</summary>
    public long Input;

    /// <summary>Output tokens, reasoning included.</summary>
    public long Output;

    /// <summary>Input tokens read from a cache.</summary>
    public long CacheRead;

    /// <summary>Input tokens written to a cache for five minutes, or for a time that the log doesn't tell.</summary>
    public long CacheWrite5m;

    /// <summary>Input tokens written to a cache for one hour.</summary>
    public long CacheWrite1h;

    /// <summary>Those of <see cref="Output"/> that were spent on reasoning; 0 where the log doesn't tell.</summary>
    public long Reasoning;

    /// <summary>Web searches that the provider made.</summary>
    public long WebSearches;

    /// <summary>What else is known.</summary>
    public RecordTraits Traits;

    /// <summary>The cost in US dollars that the tool itself wrote down; counts with <see cref="RecordTraits.HasCost"/> only.</summary>
    public decimal Cost;

    /// <summary>The tokens that went in: a price that depends on the length of the context depends on these.</summary>
    public readonly long ContextTokens => Input + CacheRead + CacheWrite5m + CacheWrite1h;

    /// <summary>True when this is the sum of a session whose single requests the log doesn't tell.</summary>
    public readonly bool IsSessionTotal => Traits.HasFlag(RecordTraits.SessionTotal);

    /// <summary>True when nothing was used: no tokens, no searches and no cost.</summary>
    public readonly bool IsEmpty => (Input | Output | CacheRead | CacheWrite5m | CacheWrite1h | WebSearches) == 0 && Cost == 0;

    /// <summary>True when a count or the time can't be right.</summary>
    public readonly bool IsAbsurd => Time is < Earliest or >= Latest || !IsCount(Input) || !IsCount(Output) || !IsCount(CacheRead) || !IsCount(CacheWrite5m)
        || !IsCount(CacheWrite1h) || !IsCount(Reasoning) || !IsCount(WebSearches);

    /// <summary>Takes the cost that the tool wrote down; a zero says that it didn't know one.</summary>
    /// <param name="dollars">US dollars; null where the log has none.</param>
    public void SetCost(decimal? dollars)
    {
        if (dollars > 0)
        {
            Cost = dollars.Value;
            Traits |= RecordTraits.HasCost;
        }
    }

    private static bool IsCount(long value) => value is >= 0 and <= LargestCount;
}

/// <summary>What tells one response from another: hashes (XXH3, 64 bits) of the ids that the log gives it.</summary>
/// <param name="Message">The response's own id; 0 when the log gives none, so that copies can't be told.</param>
/// <param name="Request">The id of the request behind it, or 0.</param>
internal readonly record struct ResponseKey(ulong Message, ulong Request);

/// <summary>What else is known of a response.</summary>
[Flags]
internal enum RecordTraits
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A side conversation's log, which may repeat the main one's responses under new request ids.</summary>
    Sidechain = 1,

    /// <summary>Served at the provider's faster speed, which has its own price.</summary>
    Fast = 2,

    /// <summary>Served at batch prices.</summary>
    Batch = 4,

    /// <summary>Served at priority prices.</summary>
    Priority = 8,

    /// <summary>Served at flex prices.</summary>
    Flex = 16,

    /// <summary>The log doesn't name the model: it is the one that the tool used by default at the time.</summary>
    AssumedModel = 32,

    /// <summary>The tool wrote down a cost.</summary>
    HasCost = 64,

    /// <summary>The sum of a whole session: how many requests it had, and how long each one's context was, isn't known.</summary>
    SessionTotal = 128,
}
