namespace Aic.Core.Sessions.Records;

/// <summary>Reads packed records one by one, with their names as numbers of a table of the caller's.</summary>
internal ref struct SegmentReader
{
    private readonly ReadOnlySpan<byte> _keys;
    private readonly int[] _names;
    private readonly int _count;
    private PackedReader _input;
    private int _position;
    private long _time;

    /// <summary>Begins to read.</summary>
    /// <param name="data">Packed records.</param>
    /// <param name="names">Where their names are added.</param>
    /// <exception cref="FormatException">These aren't packed records.</exception>
    public SegmentReader(ReadOnlySpan<byte> data, NameTable names)
    {
        _input = new PackedReader(data);
        _keys = SegmentCodec.ReadKeys(ref _input, out _count);
        _names = new int[checked((int)_input.Read())];
        for (int name = 0; name < _names.Length; name++)
        {
            _names[name] = names.Number(_input.ReadBytes());
        }
    }

    /// <summary>Reads the next record.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="FormatException">These aren't packed records.</exception>
    public bool Read(out SessionRecord record)
    {
        record = default;
        if (_position == _count)
        {
            return false;
        }

        record.Time = _time;
        SegmentCodec.ReadRecord(ref _input, ref record);
        _time = record.Time;
        record.Key = SegmentCodec.Key(_keys, _position++);
        record.Model = Name(record.Model);
        record.Vendor = Name(record.Vendor);
        record.Session = Name(record.Session);
        record.Project = Name(record.Project);
        return true;
    }

    private readonly int Name(int number) =>
        (uint)number < (uint)_names.Length ? _names[number] : throw new FormatException("Packed session records refer to a name that they don't have.");
}
