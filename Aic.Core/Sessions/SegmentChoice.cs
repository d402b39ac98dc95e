using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions;

/// <summary>
/// Which segments answer a question about the newest responses and one session. With them belong those that hold copies of their responses,
/// so that each counts as it does when all segments are looked at.
/// </summary>
/// <param name="Since">From when on all responses are wanted (Unix milliseconds).</param>
/// <param name="Session">The session of which all responses are wanted; null for none.</param>
internal sealed record SegmentChoice(long Since, SessionName? Session)
{
    /// <summary>True for a segment that is wanted for its own sake.</summary>
    /// <param name="lastTime">The latest time in it.</param>
    /// <param name="data">Its records, packed.</param>
    public bool IsWanted(long lastTime, ReadOnlySpan<byte> data) => lastTime >= Since || Session?.IsIn(data) == true;
}
