using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Aic.Core.Lifecycle.Ports;

/// <summary>Finds the process of a listening socket with GetExtendedTcpTable (learn.microsoft.com/windows/win32/api/iphlpapi/nf-iphlpapi-getextendedtcptable).</summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsPorts
{
    private const int Listeners = 3;
    private const int InsufficientBuffer = 122;

    /// <summary>MIB_TCPROW_OWNER_PID: state, local address, local port, remote address, remote port, pid; four bytes each.</summary>
    private static readonly Table IPv4 = new(Family: 2, RowBytes: 24, PortAt: 8, PidAt: 20);

    /// <summary>MIB_TCP6ROW_OWNER_PID: local address (16 bytes), scope, port, remote address (16 bytes), scope, port, state, pid.</summary>
    private static readonly Table IPv6 = new(Family: 23, RowBytes: 56, PortAt: 20, PidAt: 52);

    /// <summary>The pid; null when the system doesn't tell.</summary>
    public static int? Find(int port) => Find(IPv4, port) ?? Find(IPv6, port);

    private static int? Find(Table table, int port)
    {
        byte[] buffer = [];
        int size = 0;
        int error;
        while ((error = GetExtendedTcpTable(buffer, ref size, sort: false, table.Family, Listeners, 0)) == InsufficientBuffer)
        {
            buffer = new byte[size];
        }

        int rows = error == 0 && buffer.Length >= sizeof(int) ? BinaryPrimitives.ReadInt32LittleEndian(buffer) : 0;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<byte> bytes = buffer.AsSpan(sizeof(int) + (row * table.RowBytes), table.RowBytes);
            if (BinaryPrimitives.ReadUInt16BigEndian(bytes[table.PortAt..]) == port)
            {
                return BinaryPrimitives.ReadInt32LittleEndian(bytes[table.PidAt..]);
            }
        }

        return null;
    }

    [LibraryImport("iphlpapi")]
    private static partial int GetExtendedTcpTable([Out] byte[] table, ref int size, [MarshalAs(UnmanagedType.Bool)] bool sort, int family, int tableClass, int reserved);

    private sealed record Table(int Family, int RowBytes, int PortAt, int PidAt);
}
