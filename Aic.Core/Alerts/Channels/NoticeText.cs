using System.Globalization;

namespace Aic.Core.Alerts.Channels;

/// <summary>The words in which channels for people tell an alert. Control characters are left out: a title is one line wherever it is shown.</summary>
internal static class NoticeText
{
    /// <summary>The alert in one line: <c>Budget team: 80% used</c>, <c>Cleared: Budget team: 80% used</c>.</summary>
    public static string Title(AlertNotice notice) => notice.Event == AlertEvent.Cleared ? $"Cleared: {Line(notice.Alert.Title)}" : Line(notice.Alert.Title);

    /// <summary>What it means and what to do; where the alert is over, that its cause is gone.</summary>
    public static string Message(AlertNotice notice) => notice.Event == AlertEvent.Cleared
        ? $"The cause of this alert is gone. It was raised at {Moment(notice.Alert.RaisedAt)}."
        : Lines(notice.Alert.Message);

    /// <summary>Severity and kind, beside which the text stands: <c>warning · budget_threshold · team</c>.</summary>
    public static string Label(AlertNotice notice) => notice.Event == AlertEvent.Test ? $"test · {Line(notice.Alert.Subject)}"
        : $"{AlertWords.Name(notice.Alert.Severity)} · {AlertWords.Name(notice.Alert.Kind)} · {Line(notice.Alert.Subject)}";

    /// <summary>The moment that the notice is about (UTC).</summary>
    public static DateTimeOffset At(AlertNotice notice) => (notice.Event == AlertEvent.Cleared ? notice.Alert.ClearedAt : null) ?? notice.Alert.RaisedAt;

    /// <summary>The name of a notice: the same however often telling it is tried, another one where there is to tell the alert again. Letters, digits and <c>-</c>.</summary>
    public static string Id(AlertNotice notice) => string.Create(
        CultureInfo.InvariantCulture, $"{notice.Alert.Id}-{(notice.RaisedNoticeAt ?? notice.Alert.RaisedAt).ToUnixTimeSeconds()}-{AlertWords.Name(notice.Event)}");

    /// <summary>A text with so many characters at most, with an ellipsis where it is cut.</summary>
    public static string Clip(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        int end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return $"{text[..end]}…";
    }

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Line(string text) => string.Concat(text.Select(sign => char.IsControl(sign) ? ' ' : sign)).Trim();

    private static string Lines(string text) => string.Concat(text.Where(sign => sign == '\n' || !char.IsControl(sign))).Trim();
}
