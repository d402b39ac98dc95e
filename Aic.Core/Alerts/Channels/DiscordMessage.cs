using System.Text;

namespace Aic.Core.Alerts.Channels;

/// <summary>
/// A message for Discord's webhooks (https://docs.discord.com/developers/resources/webhook#execute-webhook): one embed, which mentions nobody
/// (https://docs.discord.com/developers/resources/message#allowed-mentions-object).
/// </summary>
internal static class DiscordMessage
{
    /// <summary>https://docs.discord.com/developers/resources/message#embed-object-embed-limits.</summary>
    private const int MostInTitle = 256;
    private const int MostInDescription = 4096;
    private const int MostInFooter = 2048;

    private const string Markdown = @"\*_~`|<>[]";

    /// <summary>The message, UTF-8.</summary>
    public static byte[] Write(AlertNotice notice) => NoticeJson.Write(writer =>
    {
        writer.WriteStartArray("embeds");
        writer.WriteStartObject();
        writer.WriteString("title", Escape(NoticeText.Title(notice), MostInTitle));
        writer.WriteString("description", Escape(NoticeText.Message(notice), MostInDescription));
        writer.WriteNumber("color", Color(notice));
        writer.WriteString("timestamp", NoticeText.At(notice).UtcDateTime);
        writer.WriteStartObject("footer");
        writer.WriteString("text", NoticeText.Clip(NoticeText.Label(notice), MostInFooter));
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartObject("allowed_mentions");
        writer.WriteStartArray("parse");
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>A text as it is, where Discord would take parts of it for Markdown (https://support.discord.com/hc/articles/210298617).</summary>
    private static string Escape(string text, int most)
    {
        StringBuilder escaped = new();
        foreach (char sign in text)
        {
            escaped.Append(Markdown.Contains(sign, StringComparison.Ordinal) ? "\\" : "").Append(sign);
        }

        // Cut before escaping is undone: what is cut off must not leave half an escape.
        return escaped.Length <= most ? escaped.ToString() : Escape(NoticeText.Clip(text, text.Length - Math.Max(1, (escaped.Length - most + 1) / 2)), most);
    }

    private static int Color(AlertNotice notice) => (notice.Event, notice.Alert.Severity) switch
    {
        (AlertEvent.Cleared, _) => 0x2E7D32,
        (_, AlertSeverity.Critical) => 0xC62828,
        (_, AlertSeverity.Warning) => 0xEF6C00,
        _ => 0x1565C0,
    };
}
