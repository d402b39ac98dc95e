using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Aic.Core.Sessions.Records;

/// <summary>Makes keys of what logs call a response by.</summary>
internal static class RecordIds
{
    /// <summary>The hash of an id; 0 for an empty one.</summary>
    public static ulong Hash(ReadOnlySpan<byte> id) => id.IsEmpty ? 0 : Math.Max(1, XxHash3.HashToUInt64(id));

    /// <summary>The key of a response that the log gives an id within a session, or one of its own; none when it gives none.</summary>
    public static ResponseKey Of(string? id, string? session = null) =>
        id is null ? default : new ResponseKey(Hash(Encoding.UTF8.GetBytes($"{session}\n{id}")), 0);

    /// <summary>The key of a response that is known by its numbers alone.</summary>
    public static ResponseKey Of(params ReadOnlySpan<long> numbers)
    {
        Span<byte> bytes = stackalloc byte[numbers.Length * sizeof(long)];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes[(i * sizeof(long))..], numbers[i]);
        }

        return new ResponseKey(Hash(bytes), 0);
    }
}
