using System.Text.Json;

namespace Aic.Core.Alerts.Channels;

/// <summary>
/// An Adaptive Card for a workflow of Microsoft Teams that begins "When a Teams webhook request is received"
/// (https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using#send-adaptive-cards-using-an-incoming-webhook).
/// Its texts are text runs, which show no Markdown (https://adaptivecards.io/explorer/TextRun.html).
/// </summary>
internal static class TeamsMessage
{
    /// <summary>Teams takes messages of 28 KB; these parts stay far below.</summary>
    private const int MostInTitle = 300;
    private const int MostInText = 4000;

    /// <summary>The message, UTF-8.</summary>
    public static byte[] Write(AlertNotice notice) => NoticeJson.Write(writer =>
    {
        writer.WriteString("type", "message");
        writer.WriteStartArray("attachments");
        writer.WriteStartObject();
        writer.WriteString("contentType", "application/vnd.microsoft.card.adaptive");
        writer.WriteNull("contentUrl");
        writer.WriteStartObject("content");
        writer.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        writer.WriteString("type", "AdaptiveCard");
        writer.WriteString("version", "1.4");
        writer.WriteStartArray("body");
        WriteRun(writer, NoticeText.Clip(NoticeText.Title(notice), MostInTitle), Color(notice), isTitle: true, isSubtle: false);
        WriteRun(writer, NoticeText.Clip(NoticeText.Message(notice), MostInText), "default", isTitle: false, isSubtle: false);
        WriteRun(writer, NoticeText.Clip(NoticeText.Label(notice), MostInTitle), "default", isTitle: false, isSubtle: true);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    });

    private static void WriteRun(Utf8JsonWriter writer, string text, string color, bool isTitle, bool isSubtle)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "RichTextBlock");
        writer.WriteStartArray("inlines");
        writer.WriteStartObject();
        writer.WriteString("type", "TextRun");
        writer.WriteString("text", text);
        writer.WriteString("color", color);
        writer.WriteBoolean("isSubtle", isSubtle);
        if (isTitle)
        {
            writer.WriteString("size", "medium");
            writer.WriteString("weight", "bolder");
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Color(AlertNotice notice) => (notice.Event, notice.Alert.Severity) switch
    {
        (AlertEvent.Cleared, _) => "good",
        (_, AlertSeverity.Critical) => "attention",
        (_, AlertSeverity.Warning) => "warning",
        _ => "accent",
    };
}
