using System.Numerics;

namespace Aic.Core.Sessions.Records;

/// <summary>Tells which messages were met more than once: a hash table of bare hashes, small enough for millions of them.</summary>
internal sealed class MessageTable
{
    private readonly ulong[] _slots;
    private readonly int _shift;
    private readonly HashSet<ulong> _repeated = [];

    /// <summary>Makes a table.</summary>
    /// <param name="capacity">The most messages that will be added.</param>
    public MessageTable(int capacity)
    {
        int bits = 1 + BitOperations.Log2((uint)Math.Max(8, capacity + (capacity / 2)));
        _slots = new ulong[1L << bits];
        _shift = 64 - bits;
    }

    /// <summary>Adds a message. 0 stands for none and is never repeated.</summary>
    public void Add(ulong message)
    {
        if (message == 0)
        {
            return;
        }

        ref ulong slot = ref _slots[Find(message)];
        if (slot == message)
        {
            _repeated.Add(message);
        }

        slot = message;
    }

    /// <summary>Adds all messages of a segment.</summary>
    /// <exception cref="FormatException">The segment can't be read.</exception>
    public void Add(Segment segment)
    {
        ReadOnlySpan<byte> keys = SegmentCodec.Keys(segment.Data);
        for (int i = 0; i < segment.Count; i++)
        {
            Add(SegmentCodec.Key(keys, i).Message);
        }
    }

    /// <summary>True for a message that is in the table.</summary>
    public bool Contains(ulong message) => message != 0 && _slots[Find(message)] == message;

    /// <summary>Makes a message repeated if it is in the table.</summary>
    /// <returns>True when it is.</returns>
    public bool MarkRepeated(ulong message)
    {
        bool isThere = Contains(message);
        if (isThere)
        {
            _repeated.Add(message);
        }

        return isThere;
    }

    /// <summary>True for a message that was met more than once.</summary>
    public bool IsRepeated(ulong message) => _repeated.Count > 0 && _repeated.Contains(message);

    /// <summary>The slot of a message, or the free one where it belongs. Hashes need no further mixing; their highest bits say where to begin.</summary>
    private int Find(ulong message)
    {
        int slot = (int)(message >> _shift);
        while (_slots[slot] != 0 && _slots[slot] != message)
        {
            slot = slot + 1 == _slots.Length ? 0 : slot + 1;
        }

        return slot;
    }
}
