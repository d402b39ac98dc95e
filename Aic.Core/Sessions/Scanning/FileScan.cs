using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Scanning;

/// <summary>What reading one file brought.</summary>
/// <param name="File">What the index has to know of it from now on.</param>
/// <param name="Records">The responses read since the last time; null when there are none.</param>
/// <param name="Rest">What counts for now only, such as an unfinished last line; it is read again the next time. Null when there is none.</param>
internal sealed record FileScan(KnownFile File, Segment? Records, Segment? Rest)
{
    /// <summary>True when another log stood there before: what that one said stays.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>
    /// True for a document or a database, which are read again as they change: responses with an id that aren't there any more stay, others are replaced.
    /// </summary>
    public bool IsWhole { get; init; }
}
