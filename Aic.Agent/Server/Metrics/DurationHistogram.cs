using System.Globalization;

namespace Aic.Agent.Server.Metrics;

/// <summary>Counts durations by size. May be called from many threads.</summary>
internal sealed class DurationHistogram
{
    /// <summary>The upper bounds in seconds: those that Prometheus' own clients start with, and two below for what comes from memory.</summary>
    private static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly long[] _counts = new long[Bounds.Length + 1];
    private long _ticks;

    /// <summary>Counts a duration.</summary>
    /// <param name="duration">The duration.</param>
    public void Add(TimeSpan duration)
    {
        // The first bound that isn't below it; what is above all has a bucket of its own.
        int bucket = Array.BinarySearch(Bounds, duration.TotalSeconds);
        Interlocked.Increment(ref _counts[bucket < 0 ? ~bucket : bucket]);
        Interlocked.Add(ref _ticks, duration.Ticks);
    }

    /// <summary>What was counted so far.</summary>
    public Snapshot Read()
    {
        long[] counts = new long[_counts.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = Interlocked.Read(ref _counts[i]);
        }

        return new Snapshot(counts, TimeSpan.FromTicks(Interlocked.Read(ref _ticks)));
    }

    /// <summary>What was counted until a moment.</summary>
    /// <param name="Counts">How many durations were in each bucket.</param>
    /// <param name="Sum">The sum of all durations.</param>
    internal sealed record Snapshot(IReadOnlyList<long> Counts, TimeSpan Sum)
    {
        /// <summary>How many durations were counted.</summary>
        public long Count => Counts.Sum();

        /// <summary>For each bound how many durations were at most that long.</summary>
        public IEnumerable<(string Bound, long Count)> Cumulative()
        {
            long sum = 0;
            for (int i = 0; i < Counts.Count; i++)
            {
                sum += Counts[i];
                yield return (i < Bounds.Length ? Bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf", sum);
            }
        }
    }
}
