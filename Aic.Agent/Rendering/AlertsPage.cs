using System.Globalization;
using Aic.Core.Alerts;
using Spectre.Console;

namespace Aic.Agent.Rendering;

/// <summary>The page of alerts.</summary>
internal static class AlertsPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="report">The page.</param>
    /// <param name="alerts">The alerts, the newest first.</param>
    /// <param name="isAll">True tells when they were over, and what came of telling them.</param>
    /// <param name="time">The user's time zone.</param>
    public static void Write(Report report, IReadOnlyList<Alert> alerts, bool isAll, TimeProvider time)
    {
        ReportTable table = new(new ReportColumn(""), new ReportColumn("Alert"), new ReportColumn("Since"), new ReportColumn(isAll ? "Over" : ""), new ReportColumn("Id"));
        ReportTable details = new(new ReportColumn(""), new ReportColumn("")) { Indent = 2 };
        foreach (Alert alert in alerts)
        {
            table.Add(
                new Cell(AlertWords.Name(alert.Severity), alert.ClearedAt is null ? LookOf(alert.Severity) : Looks.Quiet),
                alert.Title,
                Text(alert.RaisedAt, time),
                alert.ClearedAt is { } over ? Text(over, time) : alert.SnoozedUntil is { } until ? $"snoozed until {Text(until, time)}" : "",
                new Cell(alert.Id, Looks.Quiet));
            details.Add(alert.Subject, alert.Message);
            foreach (AlertDelivery delivery in isAll ? alert.Deliveries : [])
            {
                details.Add("", Delivery(delivery, time));
            }
        }

        report.Table(table);
        if (alerts.Count == 0)
        {
            report.Line(isAll ? "There was no alert in the last 90 days." : "Nothing needed attention at the last look. The agent looks by itself; to look now: aic alerts check");
        }

        report.Section("More", details);
        report.Flush();
    }

    private static string Delivery(AlertDelivery delivery, TimeProvider time)
    {
        string told = $"{delivery.Channel}, {Text(delivery.At, time)}, {AlertWords.Name(delivery.Event)}: ";
        return told + (delivery.IsDelivered ? "told" : $"{delivery.Error ?? "being told"}{(delivery.RetryAt is { } at ? $" Tried again at {Text(at, time)}." : " Given up.")}");
    }

    private static string Text(DateTimeOffset moment, TimeProvider time) =>
        TimeZoneInfo.ConvertTime(moment, time.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static Style LookOf(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => Looks.Bad,
        AlertSeverity.Warning => Looks.Caution,
        _ => Looks.Good,
    };
}
