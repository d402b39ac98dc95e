using System.Globalization;

namespace Aic.Benchmarks.Sessions;

/// <summary>What a process needed, as GNU time (<c>/usr/bin/time</c>) tells it.</summary>
/// <param name="Milliseconds">From its start to its end.</param>
/// <param name="Megabytes">The most memory that it had resident.</param>
internal sealed record Footprint(double Milliseconds, double Megabytes)
{
    private const string Time = "/usr/bin/time";

    /// <summary>Runs a process.</summary>
    /// <param name="command">The process.</param>
    /// <exception cref="FileNotFoundException">There is no GNU time.</exception>
    public static async Task<Footprint> OfAsync(Command command)
    {
        if (!File.Exists(Time))
        {
            throw new FileNotFoundException($"Memory is measured with GNU time; {Time} isn't there.");
        }

        string report = Path.GetTempFileName();
        try
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            await (command with { File = Time, Arguments = ["-f", "%M", "-o", report, command.File, .. command.Arguments] }).RunAsync();
            double elapsed = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            return new Footprint(elapsed, double.Parse(await File.ReadAllTextAsync(report), CultureInfo.InvariantCulture) / 1024);
        }
        finally
        {
            File.Delete(report);
        }
    }

    /// <summary>The medians, as two cells of a table.</summary>
    /// <param name="footprints">The runs.</param>
    public static string Median(IReadOnlyList<Footprint> footprints) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Pairwise.Median([.. footprints.Select(one => one.Milliseconds)]):0} ms | {Pairwise.Median([.. footprints.Select(one => one.Megabytes)]):0} MB");
}
