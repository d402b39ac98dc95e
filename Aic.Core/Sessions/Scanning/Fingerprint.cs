using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Aic.Core.Sessions.Scanning;

/// <summary>
/// What a log begins with, and what stands before the offset that it was read up to: a file that agrees in both is the same one and has only grown.
/// Device and inode numbers would say less: they are used again, change when a file is restored, and differ between systems.
/// </summary>
/// <param name="Head">A hash of the first bytes.</param>
/// <param name="Tail">A hash of the last bytes before the offset.</param>
internal readonly record struct Fingerprint(long Head, long Tail)
{
    private const int Length = 512;

    /// <summary>Takes the fingerprint of a file that was read up to an offset.</summary>
    public static Fingerprint Of(SafeFileHandle handle, long offset) =>
        new(Hash(handle, 0, Math.Min(offset, Length)), Hash(handle, Math.Max(0, offset - Length), offset));

    private static long Hash(SafeFileHandle handle, long start, long end)
    {
        Span<byte> bytes = stackalloc byte[(int)(end - start)];
        int filled = 0;
        while (filled < bytes.Length && RandomAccess.Read(handle, bytes[filled..], start + filled) is > 0 and int read)
        {
            filled += read;
        }

        return (long)XxHash3.HashToUInt64(bytes[..filled]);
    }
}
