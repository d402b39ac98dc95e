namespace Aic.Core.Sessions.Records;

/// <summary>Reads what <see cref="PackedWriter"/> wrote. Every member throws a <see cref="FormatException"/> where the bytes end too soon.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private int _position;

    public byte ReadByte() => _position < _data.Length ? _data[_position++] : throw Broken();

    public ulong Read()
    {
        ReadOnlySpan<byte> data = _data;
        int position = _position;
        if (position < data.Length && data[position] < 0x80)
        {
            _position = position + 1;
            return data[position];
        }

        ulong value = 0;
        for (int shift = 0; shift < 70 && position < data.Length; shift += 7)
        {
            byte part = data[position++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                _position = position;
                return value;
            }
        }

        throw Broken();
    }

    public long ReadSigned()
    {
        ulong value = Read();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public ReadOnlySpan<byte> ReadBytes() => ReadBytes(checked((int)Math.Min(Read(), int.MaxValue)));

    public ReadOnlySpan<byte> ReadBytes(int length)
    {
        if (length > _data.Length - _position)
        {
            throw Broken();
        }

        ReadOnlySpan<byte> bytes = _data.Slice(_position, length);
        _position += length;
        return bytes;
    }

    public decimal ReadDecimal()
    {
        ulong low = Read();
        uint high = (uint)Read();
        uint flags = (uint)Read();
        try
        {
            return new decimal((int)(uint)low, (int)(uint)(low >> 32), (int)high, flags >> 31 != 0, (byte)(flags >> 16 & 0x7F));
        }
        catch (ArgumentException exception)
        {
            throw new FormatException("Packed session records hold no decimal where one should be.", exception);
        }
    }

    private static FormatException Broken() => new("Packed session records end in the middle.");
}
