using System.Globalization;
using Aic.Core.Lifecycle;

namespace Aic.Agent.Rendering;

/// <summary>The page about the agent: a sentence, and what is known of it.</summary>
/// <param name="report">The page.</param>
internal sealed class AgentPage(Report report)
{
    /// <summary>Writes the page.</summary>
    /// <param name="status">How the agent is.</param>
    /// <param name="time">The user's time zone.</param>
    public void Write(AgentStatus status, TimeProvider time)
    {
        report.Line(new Cell(status.Message, status switch
        {
            { State: AgentState.Running, IsHealthy: true } => Looks.Good,
            { State: AgentState.Stopped } => Looks.Quiet,
            { State: AgentState.Unresponsive } => Looks.Bad,
            _ => Looks.Caution,
        }));
        ReportTable table = new(new ReportColumn(""), new ReportColumn("")) { Indent = 2 };
        Add(table, "version", status.Version);
        Add(table, "since", status.StartedAt is { } start ? TimeZoneInfo.ConvertTime(start, time.LocalTimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : null);
        Add(table, "executable", status.Executable);
        Add(table, "configuration", status.ConfigDirectory);
        Add(table, "log", status.LogFile);
        report.Table(table);
        report.Flush();
    }

    private static void Add(ReportTable table, string name, string? value)
    {
        if (value is not null)
        {
            table.Add(new Cell(name, Looks.Quiet), value);
        }
    }
}
