using Aic.Core.Alerts;
using Aic.Core.Alerts.Channels;

namespace Aic.Agent.Rendering;

/// <summary>The page of channels.</summary>
internal static class AlertChannelsPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="report">The page.</param>
    /// <param name="channels">The channels.</param>
    public static void Write(Report report, IReadOnlyList<AlertChannelInfo> channels)
    {
        ReportTable table = new(new ReportColumn("Channel"), new ReportColumn("Type"), new ReportColumn("Tells"), new ReportColumn("Of"), new ReportColumn(""));
        foreach (AlertChannelInfo channel in channels)
        {
            table.Add(
                channel.Name,
                channel.Form is null ? channel.Type : $"{channel.Type} ({channel.Form})",
                channel.Target,
                channel.MinimumSeverity == AlertSeverity.Info ? "everything" : $"{AlertWords.Name(channel.MinimumSeverity)} and more",
                new Cell(channel.IsSigned ? "signed" : "", Looks.Quiet));
        }

        report.Table(table);
        if (channels.Count == 0)
        {
            report.Line("There is no channel. Set one: aic alerts channels set desktop --type desktop");
        }

        report.Flush();
    }
}
