using System.Runtime.InteropServices;
using Aic.Core.Usage;

namespace Aic.Core.Sessions.Records;

/// <summary>Tells how many of a period's responses each log told, so that the shares add up to the whole: of equal copies in several logs the first log's counts.</summary>
internal sealed class ResponseShares
{
    private readonly long _start;
    private readonly long _end;
    private readonly Dictionary<Identity, int> _unclaimed = [];

    /// <summary>Finds the responses that count.</summary>
    /// <param name="segments">All segments of a tool.</param>
    /// <param name="period">The period.</param>
    public ResponseShares(IReadOnlyList<Segment> segments, UsagePeriod period)
    {
        (_start, _end) = (period.Start.ToUnixTimeMilliseconds(), period.End.ToUnixTimeMilliseconds());
        new ResponseSet(segments, _start, _end).ForEach((in SessionRecord record) =>
            CollectionsMarshal.GetValueRefOrAddDefault(_unclaimed, Identity.Of(record), out _)++);
    }

    /// <summary>One log's share. Logs are to be asked for in the order in which they have precedence.</summary>
    /// <param name="segments">What the log said.</param>
    /// <returns>The responses of the period that count, and those that are copies of others.</returns>
    public (long Counted, long Copies) Of(IEnumerable<Segment> segments)
    {
        long counted = 0;
        long copies = 0;
        NameTable names = new();
        foreach (Segment segment in segments.Where(segment => segment.FirstTime < _end && segment.LastTime >= _start))
        {
            SegmentReader reader = new(segment.Data, names);
            while (reader.Read(out SessionRecord record))
            {
                if (record.Time < _start || record.Time >= _end)
                {
                    continue;
                }

                ref int unclaimed = ref CollectionsMarshal.GetValueRefOrNullRef(_unclaimed, Identity.Of(record));
                if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref unclaimed) && unclaimed > 0)
                {
                    unclaimed--;
                    counted++;
                }
                else
                {
                    copies++;
                }
            }
        }

        return (counted, copies);
    }

    private readonly record struct Identity(ResponseKey Key, long Time, long Input, long Output, long CacheRead, long CacheWrite)
    {
        public static Identity Of(in SessionRecord record) =>
            new(record.Key, record.Time, record.Input, record.Output, record.CacheRead, record.CacheWrite5m + record.CacheWrite1h);
    }
}
