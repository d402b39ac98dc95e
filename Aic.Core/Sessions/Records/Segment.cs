namespace Aic.Core.Sessions.Records;

/// <summary>Records as they lie in the store: packed, with what has to be known to tell whether they are of interest.</summary>
/// <param name="FirstTime">The earliest record's time (Unix milliseconds).</param>
/// <param name="LastTime">The latest record's time.</param>
/// <param name="Count">How many records.</param>
/// <param name="Data">The records (see <see cref="SegmentCodec"/>).</param>
internal sealed record Segment(long FirstTime, long LastTime, int Count, byte[] Data)
{
    /// <summary>Packs a batch; null when it is empty.</summary>
    public static Segment? Of(RecordBatch batch)
    {
        if (batch.Records.Length == 0)
        {
            return null;
        }

        long first = long.MaxValue;
        long last = long.MinValue;
        foreach (ref readonly SessionRecord record in batch.Records)
        {
            first = Math.Min(first, record.Time);
            last = Math.Max(last, record.Time);
        }

        return new Segment(first, last, batch.Records.Length, SegmentCodec.Pack(batch));
    }
}
