using Aic.Core.Sessions.Records;
using Aic.Core.Tracing;
using Aic.Core.Usage;
using Microsoft.Win32.SafeHandles;

namespace Aic.Core.Sessions.Scanning;

/// <summary>What the index doesn't keep of a log, found by reading it once more: repeats within it, and why lines are broken.</summary>
/// <param name="Repeats">Lines of the period that told a response of the same log again, as one that streams is.</param>
/// <param name="Broken">Lines that might have mattered and couldn't be read, by reason.</param>
internal sealed record LogCheck(long Repeats, IReadOnlyList<BrokenLines> Broken)
{
    /// <summary>Reads a log.</summary>
    /// <param name="reader">The tool.</param>
    /// <param name="file">The log.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Null for what isn't read line by line, and for a log that is gone or can't be read.</returns>
    public static LogCheck? Read(ISessionReader reader, KnownFile file, UsagePeriod period, CancellationToken cancellationToken)
    {
        long repeats = 0;
        RecordBatch batch = new()
        {
            LeftOut = time => repeats += time >= period.Start.ToUnixTimeMilliseconds() && time < period.End.ToUnixTimeMilliseconds() ? 1 : 0,
        };
        if (reader.Parse(new SessionFile(file.Path, file.Size, file.Modified), batch) is not LineParser parser)
        {
            return null;
        }

        BrokenLineWatch watch = new(parser, batch);
        try
        {
            using SafeFileHandle handle = File.OpenHandle(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
            new LogReader(handle, watch).ReadLines(0, cancellationToken);
            return new LogCheck(repeats, watch.Broken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
