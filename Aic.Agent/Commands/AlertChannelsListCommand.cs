using System.CommandLine;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Core;
using Aic.Core.Alerts.Channels;

namespace Aic.Agent.Commands;

/// <summary><c>aic alerts channels list</c>: the channels there are.</summary>
internal static class AlertChannelsListCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        Option<bool> json = JsonOption.Create("Print JSON. Secrets aren't in it.");
        Verb verb = new("list", "Show how alerts reach you.", new("aic alerts channels list", "all channels"), new("aic alerts channels list --json", "for programs"));
        verb.Options.Add(json);
        verb.SetAction(result =>
        {
            using UsageTracker tracker = context.CreateTracker();
            AlertChannelInfo[] channels = [.. tracker.Config.Read().Alerts.Channels.Select(AlertChannelInfo.Of)];
            if (result.GetValue(json))
            {
                context.Terminal.Out.WriteLine(JsonSerializer.Serialize(channels, AlertChannelJson.Default.IReadOnlyListAlertChannelInfo));
            }
            else
            {
                AlertChannelsPage.Write(new Report(context.Terminal, result.GetValue(noColor)), channels);
            }

            return ExitCodes.Success;
        });
        return verb;
    }
}
