using MimeKit;

namespace Aic.Core.Alerts.Channels;

/// <summary>A notice as an e-mail.</summary>
internal static class EmailMessage
{
    /// <summary>Makes it.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="config">From whom to whom.</param>
    /// <param name="now">When it is sent.</param>
    public static MimeMessage From(AlertNotice notice, EmailChannelConfig config, DateTimeOffset now)
    {
        MimeMessage message = new() { Subject = NoticeText.Title(notice), Date = now, MessageId = IdOf(notice, config) };
        message.From.Add(new MailboxAddress("AIC Tracker", config.From));
        foreach (string receiver in config.To)
        {
            message.To.Add(new MailboxAddress(null, receiver));
        }

        // That an alert is over is an answer to the mail that told of it: they are shown together.
        if (notice.Event == AlertEvent.Cleared)
        {
            message.InReplyTo = IdOf(notice with { Event = AlertEvent.Raised }, config);
        }

        // RFC 3834, section 5: no program answers, such as one that tells that somebody is on holiday.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new TextPart("plain") { Text = $"{NoticeText.Message(notice)}\n\n{NoticeText.Label(notice)}\n" };
        return message;
    }

    private static string IdOf(AlertNotice notice, EmailChannelConfig config) => $"{NoticeText.Id(notice)}@{config.From[(config.From.IndexOf('@') + 1)..]}";
}
