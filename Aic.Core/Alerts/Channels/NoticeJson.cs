using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aic.Core.Alerts.Channels;

/// <summary>
/// A notice as JSON, for programs: the envelope that Standard Webhooks recommends (<c>type</c>, <c>timestamp</c>, <c>data</c>;
/// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, section "Payload structure"), with the alert as its data.
/// </summary>
internal static class NoticeJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON, UTF-8 on one line.</summary>
    public static byte[] Write(AlertNotice notice) => Write(writer =>
    {
        Alert alert = notice.Alert;
        writer.WriteString("type", $"alert.{AlertWords.Name(notice.Event)}");
        writer.WriteString("timestamp", NoticeText.At(notice).UtcDateTime);
        writer.WriteStartObject("data");
        writer.WriteString("id", alert.Id);
        writer.WriteString("kind", AlertWords.Name(alert.Kind));
        writer.WriteString("severity", AlertWords.Name(alert.Severity));
        writer.WriteString("subject", alert.Subject);
        writer.WriteString("title", alert.Title);
        writer.WriteString("message", alert.Message);
        writer.WriteString("raised_at", alert.RaisedAt.UtcDateTime);
        if (alert.ClearedAt is { } cleared)
        {
            writer.WriteString("cleared_at", cleared.UtcDateTime);
        }
        else
        {
            writer.WriteNull("cleared_at");
        }

        writer.WriteEndObject();
    });

    /// <summary>An object of whatever form, UTF-8 on one line.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> fields)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text, Options))
        {
            writer.WriteStartObject();
            fields(writer);
            writer.WriteEndObject();
        }

        return text.ToArray();
    }
}
