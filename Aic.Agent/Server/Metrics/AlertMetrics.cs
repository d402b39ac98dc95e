using Aic.Core.Alerts;

namespace Aic.Agent.Server.Metrics;

/// <summary>Writes how many alerts there are.</summary>
internal static class AlertMetrics
{
    /// <summary>Writes the metrics.</summary>
    /// <param name="text">Where to write.</param>
    /// <param name="active">The alerts whose cause lasts.</param>
    public static void Write(PrometheusText text, IReadOnlyList<Alert> active)
    {
        text.Family("aic_alerts_active", "gauge", "Alerts whose cause lasts, snoozed ones included.");
        foreach (AlertKind kind in Enum.GetValues<AlertKind>())
        {
            text.Sample((decimal)active.Count(alert => alert.Kind == kind), [("kind", AlertWords.Name(kind))]);
        }
    }
}
