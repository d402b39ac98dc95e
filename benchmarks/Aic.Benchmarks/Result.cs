using System.Globalization;

namespace Aic.Benchmarks;

/// <summary>One line of the results.</summary>
internal static class Result
{
    public static string Line(string name, Measurement subject, Measurement baseline, string promise) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {subject.Name}: {subject.Milliseconds:0.0} ms | {baseline.Name}: {baseline.Milliseconds:0.0} ms | {subject.Milliseconds / baseline.Milliseconds:0.00} | {subject.Milliseconds - baseline.Milliseconds:+0.0;-0.0} ms | {promise} |");
}
