using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Aic.Agent.Server.Live;

/// <summary>A message to all live clients, written once: they share its bytes.</summary>
internal sealed class LiveMessage
{
    private LiveMessage(string type, long sequence, ReadOnlyMemory<byte> json)
    {
        Json = json;
        ServerSentEvent = new Lazy<ReadOnlyMemory<byte>>(() => ToServerSentEvent(type, sequence, json));
    }

    /// <summary>The message as a WebSocket's text: one JSON object on one line.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>The message as a server-sent event (https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream).</summary>
    public Lazy<ReadOnlyMemory<byte>> ServerSentEvent { get; }

    /// <summary>Writes a message.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="sequence">The number of the newest event that it knows of.</param>
    /// <param name="at">When it happened (UTC).</param>
    /// <param name="writeData">Writes the value of <c>data</c>.</param>
    public static LiveMessage Create(string type, long sequence, DateTimeOffset at, Action<Utf8JsonWriter> writeData)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteNumber("sequence", sequence);
            json.WriteString("at", at);
            json.WritePropertyName("data");
            writeData(json);
            json.WriteEndObject();
        }

        return new LiveMessage(type, sequence, buffer.WrittenMemory);
    }

    private static ReadOnlyMemory<byte> ToServerSentEvent(string type, long sequence, ReadOnlyMemory<byte> json)
    {
        byte[] head = Encoding.UTF8.GetBytes($"id: {sequence.ToString(CultureInfo.InvariantCulture)}\nevent: {type}\ndata: ");
        return (byte[])[.. head, .. json.Span, .. "\n\n"u8];
    }
}
