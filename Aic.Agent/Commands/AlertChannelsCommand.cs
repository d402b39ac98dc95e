using System.CommandLine;

namespace Aic.Agent.Commands;

/// <summary><c>aic alerts channels</c>: the ways on which alerts are told.</summary>
internal static class AlertChannelsCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor) =>
        new Verb("channels", "Set how alerts reach you: a webhook, a command, e-mail, the desktop.");
}
