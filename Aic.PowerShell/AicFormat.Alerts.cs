using System.Management.Automation.Host;
using Aic.Core.Alerts;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <content>Texts of alerts.</content>
public static partial class AicFormat
{
    /// <summary>How much an alert matters, in colours where the host has them; one that is over is faint.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="host"><c>$Host</c>.</param>
    /// <param name="style"><c>$PSStyle</c>.</param>
    public static string AlertSeverity(Alert alert, PSHost? host, object? style)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ViewColours colours = ViewColours.Of(host, style);
        return colours.Paint(alert.Severity.ToString(), alert switch
        {
            { ClearedAt: not null } => colours.Faint,
            { Severity: Core.Alerts.AlertSeverity.Critical } => colours.Error,
            { Severity: Core.Alerts.AlertSeverity.Warning } => colours.Warning,
            _ => null,
        });
    }

    /// <summary>Whether an alert lasts: <c>active</c>, <c>snoozed</c>, <c>over</c>.</summary>
    /// <param name="alert">The alert.</param>
    public static string AlertState(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return alert.ClearedAt is not null ? "over" : alert.SnoozedUntil is not null ? "snoozed" : "active";
    }

    /// <summary>What came of telling an alert, a line for each channel.</summary>
    /// <param name="alert">The alert.</param>
    public static string AlertDeliveries(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return string.Join('\n', alert.Deliveries.Select(delivery => $"{delivery.Channel}, {AlertWords.Name(delivery.Event)}: {(delivery.IsDelivered ? "told" : delivery.Error ?? "being told")}"));
    }
}
