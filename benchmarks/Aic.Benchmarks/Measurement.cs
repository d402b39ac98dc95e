using System.Diagnostics;

namespace Aic.Benchmarks;

/// <summary>What one side of a comparison gave: the median of its runs.</summary>
/// <param name="Name">What was run.</param>
/// <param name="Value">The median.</param>
/// <param name="Unit">What it is counted in.</param>
internal sealed record Measurement(string Name, double Value, string Unit = "ms");

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
        (double subjectTime, double baselineTime) = await MediansAsync(() => TimeAsync(subject), () => TimeAsync(baseline), runs);
        return (new Measurement(subjectName, subjectTime), new Measurement(baselineName, baselineTime));
    }

    /// <summary>The medians of what two things, done in turn, measure of themselves.</summary>
    public static async Task<(double Subject, double Baseline)> MediansAsync(Func<Task<double>> subject, Func<Task<double>> baseline, int runs)
    {
        double[] subjects = new double[runs];
        double[] baselines = new double[runs];
        for (int run = 0; run < runs; run++)
        {
            subjects[run] = await subject();
            baselines[run] = await baseline();
        }

        return (Median(subjects), Median(baselines));
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        long start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>The median.</summary>
    /// <param name="values">At least one value; they are sorted.</param>
    public static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length % 2 == 1
            ? values[values.Length / 2]
            : (values[(values.Length / 2) - 1] + values[values.Length / 2]) / 2;
    }
}
