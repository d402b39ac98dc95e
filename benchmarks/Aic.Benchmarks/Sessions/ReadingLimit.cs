using System.Buffers;
using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Aic.Benchmarks.Sessions;

/// <summary>The limit of reading logs: the same bytes, read on all processors into buffers of the same size, and nothing done with them.</summary>
internal static class ReadingLimit
{
    private const int BufferLength = 256 << 10;

    /// <summary>Reads all files of a folder some times.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="runs">How often.</param>
    public static Measurement Measure(string folder, int runs)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories)];
        double[] times = new double[runs];
        for (int run = 0; run < runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            Parallel.ForEach(files, Read);
            times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return new Measurement("reading the same bytes", Pairwise.Median(times));
    }

    private static void Read(string path)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        using SafeFileHandle handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
        for (long offset = 0; RandomAccess.Read(handle, buffer, offset) is > 0 and int read; offset += read)
        {
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }
}
