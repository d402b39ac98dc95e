using System.Net.WebSockets;
using System.Text.Json;

namespace Aic.Agent.Tests.Server.Live;

/// <summary>A real WebSocket client of an agent.</summary>
internal sealed class LiveSocket : IDisposable
{
    private readonly byte[] _buffer = new byte[1 << 20];

    public ClientWebSocket Socket { get; } = new();

    public static async Task<LiveSocket> ConnectAsync(AgentHome home, string query = "", Action<ClientWebSocketOptions>? change = null)
    {
        LiveSocket socket = new();
        change?.Invoke(socket.Socket.Options);
        await socket.Socket.ConnectAsync(new Uri($"{home.Server.Urls[0].Replace("http", "ws", StringComparison.Ordinal)}/api/v1/live{query}"), TestContext.Current.CancellationToken);
        return socket;
    }

    /// <summary>The next message; null at the end.</summary>
    public async Task<JsonElement?> ReadAsync()
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part = await Socket.ReceiveAsync(_buffer.AsMemory(length), TestContext.Current.CancellationToken);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (part.EndOfMessage)
            {
                return JsonElement.Parse(_buffer.AsSpan(0, length));
            }
        }
    }

    public async Task<JsonElement> ReadAsync(string type)
    {
        JsonElement message = (await ReadAsync())!.Value;
        Assert.Equal(type, message.GetProperty("type").GetString());
        return message;
    }

    public void Dispose() => Socket.Dispose();
}
