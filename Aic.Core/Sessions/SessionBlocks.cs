using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions;

/// <summary>Cuts a tool's responses into blocks of five hours (see <see cref="Usage.UsageBlock"/>).</summary>
internal sealed class SessionBlocks
{
    private const long Hour = 60 * 60 * 1000;
    private const long Length = 5 * Hour;

    /// <summary>How far is looked back at first (milliseconds): two nights are in it, and with them, as a rule, the pause that makes sure where the next block begins.</summary>
    public const long FirstLookBack = 48 * Hour;

    private readonly List<long> _starts = [];

    private SessionBlocks(ReadOnlySpan<long> times)
    {
        foreach (long time in times)
        {
            if (_starts.Count == 0 || time - _starts[^1] >= Length)
            {
                _starts.Add(time - (time % Hour));
            }
        }
    }

    /// <summary>
    /// Finds the blocks of a period. Where one begins depends on the one before it, back to a pause of five hours: as much of the past is looked at as has one.
    /// </summary>
    /// <param name="segments">All segments of a tool.</param>
    /// <param name="start">The period's start (Unix milliseconds, inclusive).</param>
    /// <param name="end">Its end (exclusive).</param>
    public static SessionBlocks Find(IReadOnlyList<Segment> segments, long start, long end)
    {
        long oldest = segments.Count == 0 ? start : segments.Min(segment => segment.FirstTime);
        for (long from = start - FirstLookBack; from > oldest; from -= 4 * (start - from))
        {
            long[] times = Times(segments, from, end);
            int afterPause = AfterPause(times, from);
            if (afterPause <= times.Count(time => time < start))
            {
                return new SessionBlocks(times.AsSpan(afterPause));
            }
        }

        return new SessionBlocks(Times(segments, oldest, end));
    }

    /// <summary>True when the first look back finds a pause, so that nothing older is needed for the blocks of a period.</summary>
    /// <param name="segments">The segments of that time, at least.</param>
    /// <param name="start">The period's start (Unix milliseconds).</param>
    public static bool IsFirstLookEnough(IReadOnlyList<Segment> segments, long start)
    {
        long[] times = Times(segments, start - FirstLookBack, start);
        return AfterPause([.. times, start], start - FirstLookBack) <= times.Length;
    }

    /// <summary>The start of the block that a response is in (Unix milliseconds).</summary>
    /// <param name="time">The response's time.</param>
    public long StartOf(long time)
    {
        int found = _starts.BinarySearch(time);
        return _starts[found >= 0 ? found : ~found - 1];
    }

    private static long[] Times(IReadOnlyList<Segment> segments, long start, long end)
    {
        List<long> times = [];
        new ResponseSet(segments, start, end).ForEach((in SessionRecord record) => times.Add(record.Time));
        times.Sort();
        return [.. times];
    }

    /// <summary>The first response that has a pause of five hours before it; the number of all where none has.</summary>
    private static int AfterPause(ReadOnlySpan<long> times, long from)
    {
        long before = from;
        for (int i = 0; i < times.Length; i++)
        {
            if (times[i] - before >= Length)
            {
                return i;
            }

            before = times[i];
        }

        return times.Length;
    }
}
