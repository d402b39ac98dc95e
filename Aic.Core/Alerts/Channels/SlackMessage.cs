using System.Text.Json;

namespace Aic.Core.Alerts.Channels;

/// <summary>
/// A message for Slack's incoming webhooks (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks): blocks of plain text, which Slack takes for
/// no markup and no mention (https://docs.slack.dev/reference/block-kit/composition-objects/text-object), and a line for notifications, in which
/// <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> are escaped (https://docs.slack.dev/messaging/formatting-message-text).
/// </summary>
internal static class SlackMessage
{
    /// <summary>A header holds 150 characters (https://docs.slack.dev/reference/block-kit/blocks/header-block).</summary>
    private const int MostInHeader = 150;

    /// <summary>A text object holds 3,000 characters.</summary>
    private const int MostInText = 3000;

    /// <summary>The message, UTF-8.</summary>
    public static byte[] Write(AlertNotice notice) => NoticeJson.Write(writer =>
    {
        writer.WriteString("text", Escape(NoticeText.Clip(NoticeText.Title(notice), MostInHeader)));
        writer.WriteStartArray("blocks");
        WriteBlock(writer, "header", NoticeText.Clip(NoticeText.Title(notice), MostInHeader));
        WriteBlock(writer, "section", NoticeText.Clip(NoticeText.Message(notice), MostInText));
        writer.WriteStartObject();
        writer.WriteString("type", "context");
        writer.WriteStartArray("elements");
        WriteText(writer, NoticeText.Clip(NoticeText.Label(notice), MostInText));
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    });

    private static void WriteBlock(Utf8JsonWriter writer, string type, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WritePropertyName("text");
        WriteText(writer, text);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "plain_text");
        writer.WriteString("text", text);
        writer.WriteBoolean("emoji", false);
        writer.WriteEndObject();
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
