using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aic.Benchmarks.Agent;

/// <summary>
/// One connection that asks for the same thing over and over and does as little as can be with the answer:
/// server and client share the processors, so what the client does is taken from both sides of a comparison alike.
/// </summary>
internal sealed class LoadClient : IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _request;
    private readonly byte[] _buffer = new byte[1 << 18];

    private LoadClient(Socket socket, string path, int port)
    {
        _socket = socket;
        _request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
    }

    public static async Task<LoadClient> ConnectAsync(int port, string path)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return new LoadClient(socket, path, port);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Asks once and reads the answer to its end.</summary>
    /// <returns>The length of the answer's body.</returns>
    public async Task<int> AskAsync()
    {
        await _socket.SendAsync(_request);
        int filled = 0;
        int end;
        while ((end = _buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            filled += await ReceiveAsync(_buffer.AsMemory(filled));
        }

        int length = ContentLength(_buffer.AsSpan(0, end + 2));
        for (int left = end + 4 + length - filled; left > 0;)
        {
            left -= await ReceiveAsync(_buffer);
        }

        return length;
    }

    public void Dispose() => _socket.Dispose();

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidOperationException($"Not an answer to count: {Encoding.ASCII.GetString(head)}");
        }

        ReadOnlySpan<byte> name = "\r\nContent-Length: "u8;
        int at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _)
            ? length
            : throw new InvalidOperationException("The answer doesn't tell its length.");
    }

    private async Task<int> ReceiveAsync(Memory<byte> buffer) =>
        await _socket.ReceiveAsync(buffer) is > 0 and int read ? read : throw new InvalidOperationException("The service closed the connection.");
}
