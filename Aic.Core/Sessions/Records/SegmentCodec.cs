using System.Buffers;
using System.Buffers.Binary;

namespace Aic.Core.Sessions.Records;

/// <summary>
/// Packs records into bytes and back. The form: a version byte; the number of records; the keys (16 bytes each, so that they can be searched without unpacking);
/// the names; then record by record the rest as variable-length integers (LEB128), times as differences.
/// </summary>
internal static class SegmentCodec
{
    private const byte Version = 1;
    private const int KeyLength = 16;

    // Two bits beside the traits say whether the counts that are mostly zero follow.
    private const int HasRareCounts = 1 << 30;

    /// <summary>Packs a batch.</summary>
    public static byte[] Pack(RecordBatch batch)
    {
        ReadOnlySpan<SessionRecord> records = batch.Records;
        ArrayBufferWriter<byte> writer = new((records.Length * 40) + 256);
        PackedWriter output = new(writer);
        output.WriteByte(Version);
        output.Write((ulong)records.Length);
        foreach (ref readonly SessionRecord record in records)
        {
            output.WriteFixed(record.Key.Message);
            output.WriteFixed(record.Key.Request);
        }

        output.Write((ulong)batch.Names.Count);
        for (int name = 0; name < batch.Names.Count; name++)
        {
            output.WriteBytes(batch.Names[name]);
        }

        long time = 0;
        foreach (ref readonly SessionRecord record in records)
        {
            WriteRecord(ref output, record, record.Time - time);
            time = record.Time;
        }

        return writer.WrittenSpan.ToArray();
    }

    /// <summary>The key of a record, by its position.</summary>
    public static ResponseKey Key(ReadOnlySpan<byte> keys, int position) => new(
        BinaryPrimitives.ReadUInt64LittleEndian(keys[(position * KeyLength)..]),
        BinaryPrimitives.ReadUInt64LittleEndian(keys[((position * KeyLength) + 8)..]));

    /// <summary>The keys of all records, to be read with <see cref="Key"/>.</summary>
    /// <exception cref="FormatException">These aren't packed records.</exception>
    public static ReadOnlySpan<byte> Keys(ReadOnlySpan<byte> data)
    {
        PackedReader input = new(data);
        return ReadKeys(ref input, out _);
    }

    /// <summary>Unpacks records into a batch.</summary>
    /// <param name="data">Packed records.</param>
    /// <param name="batch">Where they are added.</param>
    /// <param name="onlyWithKey">True leaves out those whose copies can't be told.</param>
    /// <exception cref="FormatException">These aren't packed records.</exception>
    public static void Unpack(ReadOnlySpan<byte> data, RecordBatch batch, bool onlyWithKey = false)
    {
        SegmentReader reader = new(data, batch.Names);
        while (reader.Read(out SessionRecord record))
        {
            if (!onlyWithKey || record.Key.Message != 0)
            {
                batch.Add(record);
            }
        }
    }

    /// <summary>Reads past version, count and keys.</summary>
    public static ReadOnlySpan<byte> ReadKeys(scoped ref PackedReader input, out int count)
    {
        if (input.ReadByte() != Version)
        {
            throw new FormatException("Packed session records have a form that this version doesn't know.");
        }

        count = checked((int)input.Read());
        return input.ReadBytes(checked(count * KeyLength));
    }

    /// <summary>Reads one record's counts and traits; names and key are the caller's.</summary>
    public static void ReadRecord(ref PackedReader input, ref SessionRecord record)
    {
        ulong traits = input.Read();
        record.Traits = (RecordTraits)(traits & (HasRareCounts - 1));
        record.Time += input.ReadSigned();
        record.Model = (int)input.Read();
        record.Vendor = (int)input.Read();
        record.Session = (int)input.Read();
        record.Project = (int)input.Read();
        record.Input = (long)input.Read();
        record.Output = (long)input.Read();
        record.CacheRead = (long)input.Read();
        record.CacheWrite5m = (long)input.Read();
        bool hasRareCounts = (traits & HasRareCounts) != 0;
        record.CacheWrite1h = hasRareCounts ? (long)input.Read() : 0;
        record.Reasoning = hasRareCounts ? (long)input.Read() : 0;
        record.WebSearches = hasRareCounts ? (long)input.Read() : 0;
        record.Cost = record.Traits.HasFlag(RecordTraits.HasCost) ? input.ReadDecimal() : 0;
    }

    private static void WriteRecord(ref PackedWriter output, in SessionRecord record, long timeDifference)
    {
        bool hasRareCounts = (record.CacheWrite1h | record.Reasoning | record.WebSearches) != 0;
        output.Write((ulong)record.Traits | (hasRareCounts ? (ulong)HasRareCounts : 0));
        output.WriteSigned(timeDifference);
        output.Write((ulong)record.Model);
        output.Write((ulong)record.Vendor);
        output.Write((ulong)record.Session);
        output.Write((ulong)record.Project);
        output.Write((ulong)record.Input);
        output.Write((ulong)record.Output);
        output.Write((ulong)record.CacheRead);
        output.Write((ulong)record.CacheWrite5m);
        if (hasRareCounts)
        {
            output.Write((ulong)record.CacheWrite1h);
            output.Write((ulong)record.Reasoning);
            output.Write((ulong)record.WebSearches);
        }

        if (record.Traits.HasFlag(RecordTraits.HasCost))
        {
            output.WriteDecimal(record.Cost);
        }
    }
}
