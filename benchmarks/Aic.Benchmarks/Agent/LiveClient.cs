using System.Diagnostics;
using System.Net.WebSockets;

namespace Aic.Benchmarks.Agent;

/// <summary>A client of the agent's live push.</summary>
internal sealed class LiveClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[1 << 20];

    /// <summary>Connects, and takes the snapshot that every client begins with.</summary>
    public static async Task<LiveClient> ConnectAsync(Uri agent)
    {
        LiveClient client = new();
        await client._socket.ConnectAsync(new UriBuilder(agent) { Scheme = "ws", Path = "/api/v1/live" }.Uri, CancellationToken.None);
        await client.ReceiveAsync();
        return client;
    }

    /// <summary>Waits for a changed usage.</summary>
    /// <returns>The moment of its arrival, as the machine's clock ticks.</returns>
    public async Task<long> NextUpdateAsync()
    {
        while (true)
        {
            int length = await ReceiveAsync();
            long arrival = Stopwatch.GetTimestamp();
            if (_buffer.AsSpan(0, length).IndexOf("\"usage_changed\""u8) >= 0)
            {
                return arrival;
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<int> ReceiveAsync()
    {
        int length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            length += part.Count;
        }
        while (!part.EndOfMessage);
        return part.MessageType == WebSocketMessageType.Text ? length : throw new InvalidOperationException("The agent closed the connection.");
    }
}
