using System.Buffers;
using System.Buffers.Binary;

namespace Aic.Core.Sessions.Records;

/// <summary>Writes integers in as few bytes as they need.</summary>
/// <param name="output">Where they go.</param>
internal ref struct PackedWriter(ArrayBufferWriter<byte> output)
{
    private const int LongestInteger = 10;

    public readonly void WriteByte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    public readonly void WriteFixed(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(output.GetSpan(8), value);
        output.Advance(8);
    }

    public readonly void Write(ulong value)
    {
        Span<byte> span = output.GetSpan(LongestInteger);
        int length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[length++] = (byte)value;
        output.Advance(length);
    }

    /// <summary>Writes a number that may be negative: its sign becomes the lowest bit (zigzag).</summary>
    public readonly void WriteSigned(long value) => Write((ulong)((value << 1) ^ (value >> 63)));

    public readonly void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        Write((ulong)bytes.Length);
        output.Write(bytes);
    }

    public readonly void WriteDecimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        Write(((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        Write((uint)bits[2]);
        Write((uint)bits[3]);
    }
}
