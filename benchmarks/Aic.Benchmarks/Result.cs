using System.Globalization;

namespace Aic.Benchmarks;

/// <summary>One line of the results.</summary>
internal static class Result
{
    public static string Line(string name, Measurement subject, Measurement baseline, string promise) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {Text(subject)} | {Text(baseline)} | {subject.Value / baseline.Value:0.00} | {subject.Value - baseline.Value:+0.0;-0.0} {subject.Unit} | {promise} |");

    /// <summary>A result that is promised by itself, with nothing to compare it with.</summary>
    public static string Line(string name, Measurement subject, string promise) => $"| {name} | {Text(subject)} | | | | {promise} |";

    /// <summary>Tells what must be built before something can be measured.</summary>
    public static string Missing(string name, string command) => $"| {name} | not measured: run {command} first | | | | |";

    private static string Text(Measurement measurement) =>
        string.Create(CultureInfo.InvariantCulture, $"{measurement.Name}: {measurement.Value:0.0} {measurement.Unit}");
}
