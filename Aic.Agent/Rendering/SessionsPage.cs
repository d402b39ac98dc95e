using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>The page of coding tools' sessions.</summary>
internal static class SessionsPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="report">The page.</param>
    /// <param name="sessions">The sessions, in the order to show them.</param>
    /// <param name="zone">The user's time zone.</param>
    public static void Write(Report report, IReadOnlyList<SessionUsage> sessions, TimeZoneInfo zone)
    {
        ReportTable table = new(
            [new ReportColumn("Last used"), new ReportColumn("Tool"), new ReportColumn("Project"), new ReportColumn("Models"), .. NumberColumns.All, new ReportColumn("Session")]);
        foreach (SessionUsage session in sessions)
        {
            table.Add(
            [
                TimeZoneInfo.ConvertTime(session.LastAt, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                session.ProviderName,
                session.Project ?? new Cell(UsageText.Unknown, Looks.Quiet),
                string.Join(", ", session.Models),
                .. NumberColumns.Of(session.RequestsCount, session.TokensInput, session.TokensOutput, session.TokensCacheRead, session.TokensCacheWrite),
                NumberColumns.Cost(UsageText.Cost(session, report.Money), session.CostSource),
                new Cell(session.Id ?? UsageText.Unknown, Looks.Quiet),
            ]);
        }

        report.Table(table);
        report.Line(sessions.Count == 0 ? "No session of a coding tool fits." : new Cell("Costs are at API prices, not billed.", Looks.Quiet));
        report.Flush();
    }
}
