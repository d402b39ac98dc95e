namespace Aic.Core.Sessions.Records;

/// <summary>
/// Gives the responses of a period, each once, whatever files and scans it was found in. Copies are looked for in all segments, those of other times included,
/// so that a response counts in one period only and periods add up. Only what has copies is held; the rest is handed on as it is unpacked.
/// </summary>
/// <param name="segments">All segments of a tool.</param>
/// <param name="start">The period's start (Unix milliseconds, inclusive).</param>
/// <param name="end">The period's end (exclusive).</param>
/// <param name="mayMatter">False for segments that hold no response of interest; null where all may.</param>
internal sealed class ResponseSet(IReadOnlyList<Segment> segments, long start, long end, Func<Segment, bool>? mayMatter = null)
{
    private readonly Copies _copies = new();

    /// <summary>The names that the responses refer to.</summary>
    public NameTable Names => _copies.Names;

    /// <summary>Hands on each response.</summary>
    /// <param name="visit">Takes a response.</param>
    /// <exception cref="FormatException">A segment can't be read.</exception>
    public void ForEach(ResponseVisitor visit)
    {
        Segment[] inside = [.. segments.Where(segment => segment.FirstTime < end && segment.LastTime >= start && mayMatter?.Invoke(segment) != false)];
        MessageTable messages = new(inside.Sum(segment => segment.Count));
        foreach (Segment segment in inside)
        {
            messages.Add(segment);
        }

        if (inside.Length < segments.Count)
        {
            AddFromOutside(messages, segments.Except(inside));
        }

        foreach (Segment segment in inside)
        {
            SegmentReader reader = new(segment.Data, Names);
            while (reader.Read(out SessionRecord record))
            {
                if (messages.IsRepeated(record.Key.Message))
                {
                    _copies.Add(record);
                }
                else
                {
                    VisitInside(record, visit);
                }
            }
        }

        _copies.ForEachWinner((in SessionRecord record) => VisitInside(record, visit));
    }

    private void AddFromOutside(MessageTable messages, IEnumerable<Segment> outside)
    {
        foreach (Segment segment in outside)
        {
            ReadOnlySpan<byte> keys = SegmentCodec.Keys(segment.Data);
            bool hasCopies = false;
            for (int i = 0; i < segment.Count; i++)
            {
                hasCopies |= messages.MarkRepeated(SegmentCodec.Key(keys, i).Message);
            }

            if (hasCopies)
            {
                SegmentReader reader = new(segment.Data, Names);
                while (reader.Read(out SessionRecord record))
                {
                    if (messages.IsRepeated(record.Key.Message))
                    {
                        _copies.Add(record);
                    }
                }
            }
        }
    }

    private void VisitInside(in SessionRecord record, ResponseVisitor visit)
    {
        if (record.Time >= start && record.Time < end)
        {
            visit(record);
        }
    }
}

/// <summary>Takes a response.</summary>
/// <param name="record">The response.</param>
internal delegate void ResponseVisitor(in SessionRecord record);
