using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;
using Aic.Core.Tracing;
using Aic.Core.Usage;

namespace Aic.Core.Sessions;

/// <summary>Notes what a tool's numbers are made of: what each of its logs told, and the parts of the cost.</summary>
internal sealed class SessionTrace
{
    /// <summary>The logs that told of the period, and those with broken lines, whose time nobody knows; in the order of their paths.</summary>
    public IReadOnlyList<TracedFile> Files { get; private set; } = [];

    /// <summary>The parts of the cost.</summary>
    public IReadOnlyList<SessionCost> Costs { get; private set; } = [];

    /// <summary>Notes.</summary>
    /// <param name="reader">The tool.</param>
    /// <param name="content">What is known, log by log.</param>
    /// <param name="period">The period.</param>
    /// <param name="costs">The parts of the cost.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public void Note(ISessionReader reader, SessionContent content, UsagePeriod period, IEnumerable<SessionCost> costs, CancellationToken cancellationToken)
    {
        Costs = [.. costs];
        ResponseShares shares = new(content.Segments, period);
        List<TracedFile> files = [];
        foreach (LogContent log in content.Logs.OrderBy(log => log.File.Path, StringComparer.Ordinal).ThenBy(log => log.File.Id))
        {
            cancellationToken.ThrowIfCancellationRequested();
            (long counted, long copies) = shares.Of(log.Segments);
            if (counted + copies > 0 || (log.IsCurrent && log.File.BrokenLines > 0))
            {
                files.Add(Describe(reader, log, period, counted, copies, cancellationToken));
            }
        }

        Files = files;
    }

    private static TracedFile Describe(ISessionReader reader, LogContent log, UsagePeriod period, long counted, long copies, CancellationToken cancellationToken)
    {
        LogCheck? check = log.IsCurrent ? LogCheck.Read(reader, log.File, period, cancellationToken) : null;
        return new TracedFile
        {
            Path = log.File.Path,
            Bytes = log.File.Size,
            IsFromIndex = check is null,
            ResponsesCount = counted,
            CopiesLeftOut = copies,
            RepeatsLeftOut = check?.Repeats,
            BrokenLinesLeftOut = log.File.BrokenLines,
            BrokenLines = check?.Broken ?? [],
        };
    }
}
