using System.Diagnostics;

namespace Aic.Benchmarks;

/// <summary>What one side of a comparison took: the median of its runs.</summary>
/// <param name="Name">What was run.</param>
/// <param name="Milliseconds">The median, in milliseconds.</param>
internal sealed record Measurement(string Name, double Milliseconds);

/// <summary>Runs two things in turn (A B A B …), so that a machine whose speed drifts slows both.</summary>
internal static class Pairwise
{
    public static async Task<(Measurement Subject, Measurement Baseline)> MeasureAsync(
        string subjectName,
        Func<Task> subject,
        string baselineName,
        Func<Task> baseline,
        int runs)
    {
        await subject();
        await baseline();
        double[] subjectTimes = new double[runs];
        double[] baselineTimes = new double[runs];
        for (int run = 0; run < runs; run++)
        {
            subjectTimes[run] = await TimeAsync(subject);
            baselineTimes[run] = await TimeAsync(baseline);
        }

        return (new Measurement(subjectName, Median(subjectTimes)), new Measurement(baselineName, Median(baselineTimes)));
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        long start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length % 2 == 1
            ? values[values.Length / 2]
            : (values[(values.Length / 2) - 1] + values[values.Length / 2]) / 2;
    }
}
