using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;

namespace Aic.Core.Sessions;

/// <summary>What is known of a tool's logs.</summary>
/// <param name="Segments">The responses, those of logs that are gone included.</param>
/// <param name="States">What parsers left behind, file by file.</param>
internal sealed record SessionContent(IReadOnlyList<Segment> Segments, IReadOnlyList<byte[]> States)
{
    /// <summary>The same responses by the log that told them, where that was asked for; else empty.</summary>
    public IReadOnlyList<LogContent> Logs { get; init; } = [];
}

/// <summary>What is known of one log.</summary>
/// <param name="File">The log, as far as it was read.</param>
/// <param name="IsCurrent">False for one that another log replaced since.</param>
/// <param name="Segments">What it said.</param>
internal sealed record LogContent(KnownFile File, bool IsCurrent, IReadOnlyList<Segment> Segments);
